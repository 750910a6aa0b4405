"""Sets of days, kept as intervals, and what they say about when an article appeared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.facts.date_words import EARLIEST_YEAR, LATEST_DAY
from ingest.records import DatePrecision

MAX_DAYS_FOR_DAY = 10
MAX_DAYS_FOR_MONTH = 45


@dataclass(frozen=True, slots=True)
class DateSet:
    """Days in ascending, disjoint intervals; both ends belong to an interval."""

    intervals: tuple[tuple[date, date], ...]

    @classmethod
    def between(cls, first: date, last: date) -> "DateSet":
        """Give the days of one interval; none where it ends before it begins."""
        return cls(((first, last),) if first <= last else ())

    @classmethod
    def union(cls, intervals: Iterable[tuple[date, date]]) -> "DateSet":
        """Give the days of any of some intervals."""
        merged: list[tuple[date, date]] = []
        for first, last in sorted(one for one in intervals if one[0] <= one[1]):
            if merged and first <= merged[-1][1] + timedelta(days=1):
                merged[-1] = (merged[-1][0], max(merged[-1][1], last))
            else:
                merged.append((first, last))
        return cls(tuple(merged))

    def __and__(self, other: "DateSet") -> "DateSet":
        """Give the days in both."""
        return DateSet.union(
            (max(one[0], two[0]), min(one[1], two[1]))
            for one in self.intervals
            for two in other.intervals
            if one[0] <= two[1] and two[0] <= one[1]
        )

    def __bool__(self) -> bool:
        """Whether there is any day."""
        return bool(self.intervals)

    @property
    def first(self) -> date:
        """The earliest day."""
        return self.intervals[0][0]

    @property
    def last(self) -> date:
        """The latest day."""
        return self.intervals[-1][1]

    def pinned(self) -> tuple[date, DatePrecision] | None:
        """Give the earliest day as far as the set pins it; what is open reads as first.

        Days within a week or so give a day, within six weeks a month, within a calendar year
        the year; anything wider pins nothing.
        """
        days = (self.last - self.first).days + 1
        if days <= MAX_DAYS_FOR_DAY:
            return self.first, DatePrecision.DAY
        same_year = self.first.year == self.last.year
        if days <= MAX_DAYS_FOR_MONTH or (same_year and self.first.month == self.last.month):
            return self.first.replace(day=1), DatePrecision.MONTH
        return (self.first.replace(month=1, day=1), DatePrecision.YEAR) if same_year else None


ANY_DAY = DateSet.between(date(EARLIEST_YEAR, 1, 1), LATEST_DAY)
