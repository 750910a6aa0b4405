"""What the engine tells while it answers, so that a page can show it at once."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.records import Passage
from rag.answer import Answer, AnswerSentence, Citation


class Stage(StrEnum):
    """What the engine is doing."""

    SEARCHING = "searching"
    READING = "reading"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True)
class StageStarted:
    """The engine has begun a stage."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class SentenceReady:
    """A sentence that has passed its checks, with the citations that it names."""

    sentence: AnswerSentence
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A retrieved passage; `score` is the fused score in 0..1, higher is better."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class AnswerDone:
    """The complete answer, and the passages it was chosen from, best first.

    `support` is the engine's own probability, in 0..1, that the articles answer the question.
    """

    answer: Answer
    passages: tuple[ScoredPassage, ...]
    support: float = 0.0


AnswerEvent = StageStarted | SentenceReady | AnswerDone
