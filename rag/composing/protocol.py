"""What every composer is given, and what it gives back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ingest.errors import PressmarkError
from rag.answer import Removed, Verdict
from rag.question.understanding import Question
from rag.strategies.findings import Findings


class ComposingFailed(PressmarkError):
    """A composer could not word an answer; the message is a plain sentence for a person."""


@dataclass(frozen=True, slots=True)
class ComposeTask:
    """The question and the evidence that an answer may be worded from.

    `seconds_spent` is what rewriting the question took of a language model's time limit.
    """

    question: Question
    findings: Findings
    seconds_spent: float = 0.0


@dataclass(frozen=True, slots=True)
class ComposedSentence:
    """A sentence that has passed its checks; `evidence` are places, from 1, in the findings'."""

    text: str
    evidence: tuple[int, ...]
    verdict: Verdict
    answer_span: tuple[int, int] | None = None


class Composer(Protocol):
    """Words an answer from evidence."""

    @property
    def name(self) -> str:
        """What the answer's `composer` says: "quotes", or the name of a language model."""
        ...

    def compose(self, task: ComposeTask) -> Iterator[ComposedSentence | Removed]:
        """Yield checked sentences as they are ready, and what was taken out.

        Raises:
            ComposingFailed: no sentence could be worded; the quoting composer serves instead.
        """
        ...
