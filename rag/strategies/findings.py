"""What a strategy found for a question, ready to be composed and cited."""

from dataclasses import dataclass

from ingest.records import Article, SegmentKind, Sentence
from rag.answer import Conflict
from rag.evidence.ranked import Ranked
from rag.retrieval import Hit


@dataclass(frozen=True, slots=True)
class Evidence:
    """Exact words that an answer may rest on.

    `answer_span` is characters in `quote`. `note` is shown behind the citation: a date where
    time matters, or that a reader wrote the words.
    """

    quote: str
    source: str
    start: int
    end: int
    kind: SegmentKind
    article_id: str
    article: Article | None
    speaker: str | None
    answer_span: tuple[int, int] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """The evidence of an answer, or of a refusal where `answered` is False.

    `lead` is put before the first sentence ("3 articles:"); `remark` behind the last, in brackets;
    `reason` says why nothing answers;
    `further` is more that a
    language model may word from, cited by places behind those of `evidence`; `conflicts` cite
    evidence by its place (from 1). `support` is in 0..1.
    """

    answered: bool
    support: float
    evidence: tuple[Evidence, ...] = ()
    further: tuple[Evidence, ...] = ()
    near: tuple[Evidence, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    lead: str = ""
    remark: str = ""
    reason: str = ""
    hits: tuple[Hit, ...] = ()


def evidence_of(
    entry: Ranked, answer_span: tuple[int, int] | None = None, note: str = ""
) -> Evidence:
    """Return a ranked sentence as evidence."""
    candidate = entry.candidate
    return evidence_from(candidate.sentence, candidate.text, candidate.article, answer_span, note)


def evidence_from(
    sentence: Sentence,
    text: str,
    article: Article | None,
    answer_span: tuple[int, int] | None = None,
    note: str = "",
) -> Evidence:
    """Return a sentence of the index as evidence; `text` is its exact words."""
    return Evidence(
        quote=text,
        source=sentence.source,
        start=sentence.start,
        end=sentence.end,
        kind=sentence.kind,
        article_id=sentence.article_id,
        article=article,
        speaker=sentence.speaker,
        answer_span=answer_span,
        note=note,
    )
