"""Cues to when an article was written, and the date that they come to together."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.facts.date_sets import ANY_DAY, DateSet
from ingest.records import DateBasis, PublicationDate

MAX_OPEN_YEARS = 17
MAX_SKIPPED = 1
MAX_WORDS_SHOWN = 90


@dataclass(frozen=True, slots=True)
class Cue:
    """Exact words of an article, how they were read, and the days that they allow."""

    words: str
    reading: str
    days: DateSet

    def shown(self) -> str:
        """Give the words as evidence quotes them."""
        words = " ".join(self.words.split())
        if len(words) > MAX_WORDS_SHOWN:
            words = f"{words[:MAX_WORDS_SHOWN].rsplit(' ', 1)[0]} …"
        return f"“{words}”"


@dataclass(frozen=True, slots=True)
class Solution:
    """The days that cues allow together, and the cues that were used and left out."""

    days: DateSet
    used: tuple[Cue, ...]
    skipped: int


def combine(cues: Sequence[Cue]) -> Solution:
    """Intersect cues in order; one that contradicts those before it is left out."""
    days, used, skipped = ANY_DAY, [], 0
    for cue in cues:
        both = days & cue.days
        if both:
            days = both
            used.append(cue)
        else:
            skipped += 1
    return Solution(days, tuple(used), skipped)


def open_years(solution: Solution) -> range | None:
    """Give the years in question, with one to each side; None where too many are open."""
    intervals = solution.days.intervals
    count = sum(last.year - first.year + 1 for first, last in intervals)
    if count > MAX_OPEN_YEARS:
        return None
    return range(solution.days.first.year - 1, solution.days.last.year + 2)


def conclude(
    solution: Solution, bounds: Sequence[Cue], typed: str | None
) -> PublicationDate | None:
    """Turn a solution into an inferred date, or None where it pins no year.

    Args:
        solution: Cues that agree.
        bounds: Those of them that bound the years; the evidence keeps at least one.
        typed: Evidence of a stated date that was not trusted, kept behind the new evidence.
    """
    pinned = solution.days.pinned()
    if pinned is None or solution.skipped > MAX_SKIPPED:
        return None
    binding = list(solution.used)
    for cue in solution.used:
        others = [other for other in binding if other is not cue]
        rest = combine(others)
        same = (rest.days.first, rest.days.last) == (solution.days.first, solution.days.last)
        if same and any(other in bounds for other in others):
            binding = others
    words = ", ".join(dict.fromkeys(cue.shown() for cue in binding))
    readings = "; ".join(dict.fromkeys(cue.reading for cue in binding))
    value, precision = pinned
    evidence = f"{words}; read as {value.isoformat()[: _SHOWN_PARTS[precision]]}: {readings}"
    if typed is not None:
        evidence = f"{evidence} (the page's own date: {typed})"
    return PublicationDate(value, DateBasis.INFERRED, evidence, precision)


_SHOWN_PARTS = {"day": 10, "month": 7, "year": 4}
