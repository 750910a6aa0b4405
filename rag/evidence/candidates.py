"""Candidate sentences: every sentence of the best passages, with what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.index import Index
from ingest.records import Article, SegmentRole, Sentence
from rag.retrieval import Hit
from rag.words import has_content

CANDIDATE_PASSAGES = 10
"""Passages whose sentences are considered (SQuAD hit@5 is 0.95)."""
SENTENCES_BEFORE = 2
"""Sentences before a passage that its first ones may take up."""
LEAD_CHARACTERS = 600
"""Characters from an article's start that say what all of it is about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, with what stands around it.

    `before` is the text of `previous`, the sentence before it; `around` are the sentences of its
    passage, itself among them, `leading` the last ones of the passage before; `title` is its
    article's, `lead` how the article opens; `hit_rank` counts passages from 0.
    """

    sentence: Sentence
    text: str
    article: Article | None
    hit: Hit
    hit_rank: int
    previous: Sentence | None
    before: str
    around: tuple[str, ...]
    title: str
    lead: str = ""
    leading: tuple[str, ...] = ()


def gather(
    index: Index, hits: Sequence[Hit], most: int = CANDIDATE_PASSAGES
) -> tuple[Candidate, ...]:
    """Return the sentences of the first `most` passages, in order of passage and place."""
    used = hits[:most]
    before = {hit.passage.passage_id: index.passage_before(hit.passage.passage_id) for hit in used}
    wanted = {*before, *(passage_id for passage_id in before.values() if passage_id)}
    by_passage: dict[str, list[Sentence]] = {}
    for sentence in index.sentences(wanted):
        by_passage.setdefault(sentence.passage_id, []).append(sentence)
    candidates = []
    for rank, hit in enumerate(used):
        text = index.source_text(hit.passage.source)
        article = index.articles.get(hit.passage.article_id)
        own = by_passage.get(hit.passage.passage_id, [])
        led = _leading(by_passage.get(before[hit.passage.passage_id] or "", []))
        previous = led[-1] if led else None
        around = tuple(text[sentence.start : sentence.end] for sentence in own)
        leading = tuple(text[sentence.start : sentence.end] for sentence in led)
        for sentence in own:
            if not has_content(text[sentence.start : sentence.end]):
                continue
            candidates.append(
                Candidate(
                    sentence=sentence,
                    text=text[sentence.start : sentence.end],
                    article=article,
                    hit=hit,
                    hit_rank=rank,
                    previous=previous,
                    before=text[previous.start : previous.end] if previous else "",
                    around=around,
                    title=(article.title or "") if article else "",
                    lead=_lead(article, text),
                    leading=leading,
                )
            )
            previous = sentence
    return tuple(candidates)


def _leading(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the last sentences of a passage that are of the body."""
    body = [one for one in sentences if one.role is SegmentRole.BODY]
    return body[-SENTENCES_BEFORE:]


def _lead(article: Article | None, text: str) -> str:
    if article is None:
        return ""
    return text[article.start : min(article.end, article.start + LEAD_CHARACTERS)]
