"""Candidate sentences: every sentence of the best passages, with what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.index import Index
from ingest.records import Article, Sentence
from rag.retrieval import Hit
from rag.words import has_content

CANDIDATE_PASSAGES = 10
"""Passages whose sentences are considered (SQuAD hit@5 is 0.95)."""
LEAD_CHARACTERS = 600
"""Characters from an article's start that say what all of it is about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, with what stands around it.

    `before` is the text of `previous`, the sentence before it in the same passage; `around` are
    the sentences of its passage, itself among them; `title` is its article's, `lead` how the
    article opens; `hit_rank` counts passages from 0.
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


def gather(
    index: Index, hits: Sequence[Hit], most: int = CANDIDATE_PASSAGES
) -> tuple[Candidate, ...]:
    """Return the sentences of the first `most` passages, in order of passage and place."""
    used = hits[:most]
    by_passage: dict[str, list[Sentence]] = {}
    for sentence in index.sentences([hit.passage.passage_id for hit in used]):
        by_passage.setdefault(sentence.passage_id, []).append(sentence)
    candidates = []
    for rank, hit in enumerate(used):
        text = index.source_text(hit.passage.source)
        article = index.articles.get(hit.passage.article_id)
        previous: Sentence | None = None
        own = by_passage.get(hit.passage.passage_id, [])
        around = tuple(text[sentence.start : sentence.end] for sentence in own)
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
                )
            )
            previous = sentence
    return tuple(candidates)


def _lead(article: Article | None, text: str) -> str:
    if article is None:
        return ""
    return text[article.start : min(article.end, article.start + LEAD_CHARACTERS)]
