"""BM25 alone, as a floor to measure against: bm25s with its English stop words and stemming.

It ranks whole files, quotes the sentence of the first one that BM25 scores highest, and never
refuses.
"""

from collections.abc import Callable, Mapping, Sequence
from time import perf_counter

from evals.systems.protocol import RankedPassage, Response
from evals.systems.quoting import quoted
from ingest.sentences import sentence_spans
from rag.request import AskRequest

TOP = 10
HALF_SURE = 10.0  # the BM25 score that is shown as support 0.5; only the order counts
Tokens = Callable[[Sequence[str]], list[list[str]]]


class Bm25System:
    """Ranks the sources of a corpus; `article_ids` of a request's filters are sources here."""

    name = "bm25"

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._sources = list(texts)
        self._tokens = _tokeniser()
        self._ranked = _Ranked(self._tokens([texts[source] for source in self._sources]))

    def respond(self, request: AskRequest) -> Response:
        """Answer one request with the best sentence of the best source."""
        began = perf_counter()
        query = self._tokens([request.question])[0]
        allowed = set(request.filters.article_ids)
        scores = self._ranked.scores(query)
        order = sorted(
            (
                (score, source)
                for score, source in zip(scores, self._sources, strict=True)
                if not allowed or source in allowed
            ),
            key=lambda pair: -pair[0],
        )[:TOP]
        passages = tuple(
            RankedPassage(source=source, start=0, end=len(self._texts[source]), score=score)
            for score, source in order
        )
        best_score, best = order[0]
        text = self._texts[best]
        spans = sentence_spans(text, 0, len(text)) or ((0, len(text)),)
        of_each = _Ranked(self._tokens([text[a:b] for a, b in spans])).scores(query)
        start, end = max(zip(of_each, spans, strict=True), key=lambda pair: pair[0])[1]
        answer = quoted(request.question, best, text, [(start, end)])
        elapsed = (perf_counter() - began) * 1000
        support = best_score / (best_score + HALF_SURE)
        return Response(answer=answer, passages=passages, support=support, elapsed_ms=elapsed)


class _Ranked:
    """BM25 over token lists, with bm25s's defaults."""

    def __init__(self, documents: list[list[str]]) -> None:
        import bm25s

        self._count = len(documents)
        self._index = bm25s.BM25() if any(documents) else None
        if self._index:
            self._index.index(documents, show_progress=False)

    def scores(self, query: list[str]) -> list[float]:
        known = [word for word in query if self._index and word in self._index.vocab_dict]
        if not self._index or not known:
            return [0.0] * self._count
        return [float(score) for score in self._index.get_scores(known)]


def _tokeniser() -> Tokens:
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("english")

    def tokens(texts: Sequence[str]) -> list[list[str]]:
        found = bm25s.tokenize(
            list(texts), stopwords="en", stemmer=stemmer, show_progress=False, return_ids=False
        )
        return [list(words) for words in found]

    return tokens
