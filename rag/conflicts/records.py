"""What the search for conflicts takes in and tells of each difference."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rag.answer import ConflictValue


class Relation(StrEnum):
    """How two differing values of one thing stand to each other."""

    ROUNDED = "the same within rounding"
    LATER = "a later count"
    CONTRADICTORY = "contradictory"
    UNDATED = "different, and an article's date is not known"


@dataclass(frozen=True, slots=True)
class ConflictInput:
    """One sentence (or a few) of one article that speaks to the question.

    `origin` is the id of the report that the article retells; `citation` is the number that
    the values found in it are cited by. `answer_span` is the few words of `text` that a reader
    took for the answer, where one did; `sure` says that it was in little doubt.
    """

    text: str
    article_id: str
    origin: str
    published: date | None
    citation: int
    answer_span: tuple[int, int] | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One value read from one input, over the exact words `text[start:end]`."""

    source: ConflictInput
    start: int
    end: int

    @property
    def words(self) -> str:
        """The exact words of the value."""
        return self.source.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class DatedSequence:
    """Values in the order of their dates; `is_change` where they tell a change in time."""

    values: tuple[ConflictValue, ...]
    is_change: bool
