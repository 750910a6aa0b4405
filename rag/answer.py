"""The answer as others read it: the JSON objects that `pressmark ask --json` prints."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Verdict = Literal["verbatim", "supported", "partly supported"]
Status = Literal["answered", "refused", "error"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(_Frozen):
    """Exact words of one source, with what is known of the article they stand in.

    `text[start:end] == quote` holds for the decoded source file, always. `same_origin` lists
    the markers of citations that retell the same original report.
    """

    marker: int
    article_id: str
    source: str
    title: str | None
    publisher: str | None
    published: date | None
    date_basis: Literal["stated", "inferred", "unknown"]
    date_evidence: str | None
    kind: Literal["article", "reader_comment"]
    speaker: str | None
    same_origin: tuple[int, ...] = ()
    quote: str
    start: int
    end: int


class AnswerSentence(_Frozen):
    """One sentence of an answer; `answer_span` is the few words in `text` that are the answer."""

    text: str
    citations: tuple[int, ...] = Field(min_length=1)
    verdict: Verdict
    answer_span: tuple[int, int] | None = None


class ConflictValue(_Frozen):
    """One article's value of what a conflict is about."""

    value: str
    citation: int
    published: date | None


class Conflict(_Frozen):
    """Articles that give different values for the same thing."""

    about: str
    values: tuple[ConflictValue, ...]


class Removed(_Frozen):
    """Something taken out of a composed answer, and why."""

    text: str
    reason: str


class Answer(_Frozen):
    """A complete answer, a refusal, or an error about one question."""

    question: str
    standalone_question: str
    status: Status
    text: str
    composer: str = "quotes"
    sentences: tuple[AnswerSentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    near_misses: tuple[Citation, ...] = ()
    removed: tuple[Removed, ...] = ()
    timings_ms: dict[str, float] = Field(default_factory=dict)
    message: str | None = None
