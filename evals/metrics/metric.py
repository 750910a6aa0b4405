"""What a metric is: a view of one answered case in, a value with an explanation out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from evals.cases import Case, Places, Span
from evals.systems import Response
from rag.answer import Answer, AnswerSentence, Citation


class Score(BaseModel):
    """A metric's value for one case; None is unscored, and never stands for a number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float | None
    explanation: str


class Support(Protocol):
    """Says whether exact words support a sentence: `rag.checking` behind one method."""

    def supports(self, sentence: str, evidence: tuple[str, ...]) -> bool:
        """Say whether the evidence, taken together, supports the whole sentence."""
        ...


@dataclass(frozen=True)
class View:
    """One case, what came out, and where its gold lies."""

    case: Case
    response: Response
    places: Places
    support: Support

    @property
    def answer(self) -> Answer:
        """The answer that came out."""
        return self.response.answer

    @cached_property
    def gold(self) -> tuple[Span, ...]:
        """Every occurrence of every gold quote."""
        return self.places.gold_of(self.case)

    @cached_property
    def accepted(self) -> tuple[Span, ...]:
        """The articles that may be cited."""
        return self.places.accepted(self.case)

    @cached_property
    def gold_citations(self) -> tuple[Citation, ...]:
        """The citations that hold at least half of a gold quote, or lie in a gold article."""
        from evals.cases.places import MIN_OVERLAP

        return tuple(
            citation
            for citation in self.answer.citations
            if any(
                span.overlap(citation.source, citation.start, citation.end) >= MIN_OVERLAP
                for span in self.gold
            )
            or any(
                span.covers(citation.source, citation.start, citation.end)
                for span in self.places.whole_golds(self.case)
            )
        )

    def cited_by(self, sentence: AnswerSentence) -> tuple[Citation, ...]:
        """Give the citations that a sentence names."""
        return tuple(c for c in self.answer.citations if c.marker in sentence.citations)


@dataclass(frozen=True, slots=True)
class Metric:
    """A named measure of one case.

    Attributes:
        name: Its key in reports and in gate files.
        title: What people read.
        meaning: What the value says, in one sentence, with the source of its definition.
        score: Makes the value.
        better: Whether higher or lower values are better.
        unit: "share" for 0..1, or "ms".
        decides: Whether a case that has a value below 1 here has failed.
    """

    name: str
    title: str
    meaning: str
    score: Callable[[View], Score]
    better: str = "higher"
    unit: str = "share"
    decides: bool = False


def unscored(why: str) -> Score:
    """Make a score that says why there is none."""
    return Score(value=None, explanation=why)


def share(good: int, of: int, explanation: str) -> Score:
    """Make the score `good / of`."""
    return Score(value=good / of, explanation=explanation)


def yes_or_no(right: bool, explanation: str) -> Score:
    """Make a score of 1 or 0."""
    return Score(value=float(right), explanation=explanation)
