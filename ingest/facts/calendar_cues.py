"""Days and months that a story names, and what they say about when it was written.

News leaves the year out of what happened within the last months: "on February 4th" was written
between that day and eleven months later, whatever the year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from ingest.facts.date_sets import DateSet
from ingest.facts.date_words import (
    LATEST_DAY,
    MONTH_WORD,
    WEEKDAY_WORD,
    month_number,
    weekday_number,
)

LEAD_LENGTH = 260
DAYS_AFTER_LEAD = 6
REACH_DAYS = 330
"""How long a month without its year stays the last one of that name."""
REACH_OVER_NEW_YEAR_DAYS = 120
"""The same once the year has turned: then only a month not long past goes without its year."""

_MENTION = re.compile(
    rf"""\b(?:(?P<lead>(?:in|on|of|since|until|till|by|through|before|after|next|last|this|from
        |during|for|and|,|to|between)\s+(?:the\s+)?(?:end\s+of\s+)?)?
        (?:(?P<part>early|mid|late)[\s-])?(?:(?P<weekday>{WEEKDAY_WORD})[.,]?\s+)?
        (?:(?P<m1>{MONTH_WORD})\.?(?:\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d:/%]))?
          |(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{MONTH_WORD})\.?))
        (?!,?\s(?:of\s)?(?:1[6-9]|20)\d\d)(?![\w’'-])""",
    re.IGNORECASE | re.VERBOSE,
)
_YEAR = re.compile(
    rf"""(?P<lead>\b(?:in|since|of|early|mid|late|from|during|between|and|after|back\sin|summer|winter
        |spring|autumn|fall|by|until|till|through|before|{MONTH_WORD}\.?(?:\s\d{{1,2}},?)?)[\s-](?:the\s)?)
        (?P<year>(?:19|20)\d\d)\b(?![-–]\d|\s?(?:troops|soldiers|people|dollars|per))""",
    re.IGNORECASE | re.VERBOSE,
)
_FUTURE_LEAD = re.compile(r"\b(?:until|till|by|through|before|next|to)\b", re.IGNORECASE)
_FUTURE_NEAR = re.compile(
    r"\b(?:will|plans? to|expected to|scheduled for|due (?:in|to)|slated for|upcoming|would)\b",
    re.IGNORECASE,
)
_NEAR = 60
_MONTH_HINT = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[JFMASOND][A-Z]{2})"
)
_YEAR_HINT = re.compile(r"\b(?:19|20)\d\d\b")
HINT_BEFORE = 48
HINT_AFTER = 32
_LAST_MONTH = re.compile(r"\blast month\b", re.IGNORECASE)


class Tense(Enum):
    """Whether a mention is behind or ahead of its writer."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class YearlessMention:
    """A month, or a day of a month, whose year the text leaves out."""

    start: int
    end: int
    month: int
    day: int | None
    tense: Tense
    weekday: int | None = None
    part: str | None = None

    def occurrences(self, years: range) -> list[tuple[date, date]]:
        """Give every interval that the words can mean in some years."""
        found = (self.in_year(year) for year in years)
        return [interval for interval in found if interval is not None]

    def in_year(self, year: int) -> tuple[date, date] | None:
        """Give the first and last day that the words mean in a year; None if it has none."""
        if self.day is not None:
            try:
                found = date(year, self.month, self.day)
            except ValueError:
                return None
            fits = self.weekday is None or found.weekday() == self.weekday
            return (found, found) if fits else None
        first = date(year, self.month, 1)
        following = date(year + self.month // 12, self.month % 12 + 1, 1)
        return first, following - timedelta(days=1)

    def written(self, years: range) -> DateSet:
        """Give the days on which a text with these words can have been written."""
        one = timedelta(days=1)
        if self.tense is Tense.FUTURE:
            reach = timedelta(days=REACH_DAYS)
            return DateSet.union((last - reach, last) for _, last in self.occurrences(years))
        delays = {"early": timedelta(days=10), "mid": timedelta(days=20)}
        intervals = []
        for first, last in self.occurrences(years):
            begin = first + delays.get(self.part or "", last + one - first)
            intervals.append((first if self.day is not None else begin, _last_reached(last)))
        return DateSet.union(intervals)

    def written_soon_after(self, years: range) -> DateSet:
        """Give the same for what a report opens with as its news."""
        delay = timedelta(days=DAYS_AFTER_LEAD)
        return DateSet.union((first, last + delay) for first, last in self.occurrences(years))


def _last_reached(last: date) -> date:
    new_year = max(date(last.year, 12, 31), last + timedelta(days=REACH_OVER_NEW_YEAR_DAYS))
    return min(new_year, last + timedelta(days=REACH_DAYS))


def _near(
    pattern: re.Pattern[str], hint: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Search a costly pattern only around what every match of it must hold."""
    at = start
    for found in hint.finditer(text, start, end):
        low = max(at, found.start() - HINT_BEFORE)
        match = pattern.search(text, low, min(end, found.end() + HINT_AFTER))
        if match is not None and match.end() > found.start():
            at = match.end()
            yield match


def yearless_mentions(text: str, start: int, end: int) -> Iterator[YearlessMention]:
    """Find months and days without a year in `text[start:end]`.

    A bare "may" or "march" is none: it needs a day or a preposition before it, and a capital.
    """
    for match in _near(_MENTION, _MONTH_HINT, text, start, end):
        month_word = match["m1"] or match["m2"]
        day = match["d1"] or match["d2"]
        if not month_word[0].isupper() or (day is not None and not 1 <= int(day) <= 31):
            continue
        if day is None and not (match["lead"] or match["part"]):
            continue
        lead = match["lead"] or ""
        near = text[max(start, match.start() - _NEAR) : match.start()]
        if _FUTURE_LEAD.search(lead):
            tense = Tense.FUTURE
        elif _FUTURE_NEAR.search(near.rpartition(". ")[2]):
            continue
        else:
            tense = Tense.PAST
        weekday = match["weekday"]
        yield YearlessMention(
            match.start(),
            match.end(),
            month_number(month_word),
            int(day) if day is not None else None,
            tense,
            weekday_number(weekday) if weekday is not None else None,
            match["part"].lower() if match["part"] else None,
        )


@dataclass(frozen=True, slots=True)
class PastYear:
    """The latest year, or month of a year, that a text looks back on."""

    start: int
    end: int
    first: date


def latest_past_year(text: str, start: int, end: int) -> PastYear | None:
    """Find the latest year that `text[start:end]` speaks of as past; None where it names none."""
    latest: PastYear | None = None
    for match in _near(_YEAR, _YEAR_HINT, text, start, end):
        near = text[max(start, match.start() - _NEAR) : match.start()]
        if _FUTURE_LEAD.search(match["lead"]) or _FUTURE_NEAR.search(near.rpartition(". ")[2]):
            continue
        month = re.match(MONTH_WORD, match["lead"], re.IGNORECASE)
        first = date(int(match["year"]), month_number(month.group()) if month else 1, 1)
        if first <= LATEST_DAY and (latest is None or first > latest.first):
            latest = PastYear(match.start(), match.end(), first)
    return latest


def not_last_month(
    text: str, start: int, end: int, month: int, years: range
) -> tuple[str, DateSet] | None:
    """Find the days that remain where a text names a month and says "last month" of another thing.

    A writer who says "last month" calls the month before by that: the month that follows the one
    named is then not the month of writing.
    """
    match = _LAST_MONTH.search(text, start, end)
    if match is None:
        return None
    excluded = month % 12 + 1
    intervals = []
    for year in years:
        for other in range(1, 13):
            if other != excluded:
                following = date(year + other // 12, other % 12 + 1, 1)
                intervals.append((date(year, other, 1), following - timedelta(days=1)))
    return match.group(), DateSet.union(intervals)
