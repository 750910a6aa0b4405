"""The time that a question speaks of: a stretch of days, or the newest or oldest there is."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum


class TimeOrder(StrEnum):
    """Which end of the articles' dates a question wants."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class TimeScope:
    """The days that a question speaks of, both inclusive; None leaves that side open.

    `words` are the question's own. Where no year is named, only `month` is set (and both ends
    are open): that month of any year.
    """

    first: date | None
    last: date | None
    words: str
    month: int | None = None


MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_EDGE = (
    r"\b(?P<edge>before|until|prior to|by|after|since|from|following)?\s*"
    r"(?:the )?(?:end of |start of |early |late |mid-?)?"
)
_DATES = tuple(
    re.compile(_EDGE + pattern + r"\b", re.IGNORECASE)
    for pattern in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month_number>\d\d)-(?P<day>\d\d)",
        rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}",
        _YEAR,
    )
)
_YEARLESS = tuple(
    re.compile(_EDGE + pattern + r"\b", re.IGNORECASE)
    for pattern in (rf"{_MONTH}\s+{_DAY}", rf"{_DAY}\s+(?:of\s+)?{_MONTH}", rf"\bin {_MONTH}")
)
_MONTH_ALONE = re.compile(rf"\b(?:in|during|of|last|since) {_MONTH}(?!\w)", re.IGNORECASE)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_SEASON = re.compile(
    rf"\b(?P<season>{'|'.join(_SEASONS)})\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b", re.I
)
_NAMED_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_PART = (
    r"(?:(?:the )?(?:start|beginning|middle|end|close|turn) of (?:the year )?|early |mid-?|late )?"
)
_SPAN = re.compile(
    rf"\b(?:between|from|in|of|during)?\s*{_PART}"
    rf"(?:(?P<opens>{_NAMED_MONTH})\.?,?\s+)?(?P<first>(?:19|20)\d\d)"
    rf"\s*(?:and|to|until|till|through|[-–])\s*{_PART}"
    rf"(?:(?P<closes>{_NAMED_MONTH})\.?,?\s+)?(?P<last>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NEWEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|recently|now|nowadays|currently|current|today|"
    r"at present|at the moment|these days|as of|so far|last reported|still)\b",
    re.IGNORECASE,
)
_OLDEST = re.compile(r"\b(?:earliest|oldest|originally|at first|initially|first reported)\b", re.I)
_LEADING = (
    r"\s*(?:\b(?:in|on|at|as of|during|around|for|of|by)\s+)?(?:\bthe\s+)?"
    r"(?:\b(?:(?:very )?(?:beginning|start|end|middle)|first|month|year|summer|day)\s+of\s+)?"
)
_AHEAD = re.compile(r"\b(?:will|shall|going to|due to|planned|plans?|to be)\b", re.IGNORECASE)
"""What lies ahead is told before it comes."""
_TOLD_AHEAD = timedelta(days=366)
_BEFORE = ("before", "until", "prior to", "by")
_AFTER = ("after", "since", "following", "from")


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def time_scope(question: str) -> TimeScope | None:
    """Return the dated stretch that a question names, or None.

    "in July 2020" gives 1 to 31 July 2020; "before 2021" everything until 31 December 2020;
    "after July 2020" begins on 1 July: what comes after is told in that month, and what will come
    after it in the year before.
    """
    span = _SPAN.search(question)
    if span and (reach := _reach(span)):
        return reach
    season = _SEASON.search(question)
    if season:
        opens, closes = _SEASONS[season["season"].lower()]
        year = int(season["year"])
        return TimeScope(date(year, opens, 1), _month_end(year, closes), season.group())
    for pattern in _DATES:
        match = pattern.search(question)
        if match:
            scope = _scope(match)
            return _told_ahead(scope) if scope and _AHEAD.search(question) else scope
    month = _MONTH_ALONE.search(question)
    if month:
        return TimeScope(None, None, month.group(), month=MONTHS[month["month"].lower()])
    return None


def without_date(question: str, scope: TimeScope) -> str:
    """Return a question without the date that it names, and what leads to it.

    "How many were ill at the beginning of September 2021?" gives "How many were ill?".
    """
    date_ = re.compile(_LEADING + re.escape(scope.words) + r"(?!\w),?\s*", re.IGNORECASE)
    left = date_.sub(" ", question).strip()
    return re.sub(r"\s+(?=[?!.,])", "", left)


def _reach(span: re.Match[str]) -> TimeScope | None:
    """Return the days from one year or month to another one: "between May 2019 and 2021"."""
    opens, closes = (span[name] or "" for name in ("opens", "closes"))
    first = date(int(span["first"]), MONTHS.get(opens.lower(), 1), 1)
    last = _month_end(int(span["last"]), MONTHS.get(closes.lower(), 12))
    return TimeScope(first, last, span.group().strip()) if first <= last else None


def _told_ahead(scope: TimeScope) -> TimeScope:
    """Return when articles may tell what is to be after a day: also in the year before it."""
    if scope.first is None or scope.last is not None:
        return scope
    return replace(scope, first=scope.first - _TOLD_AHEAD)


def _scope(match: re.Match[str]) -> TimeScope | None:
    parts = match.groupdict()
    year = int(parts["year"])
    name = parts.get("month")
    number = parts.get("month_number")
    month = MONTHS[name.lower()] if name else int(number) if number else None
    day = int(parts["day"]) if parts.get("day") else None
    try:
        first = date(year, month or 1, day or 1)
        last = first if day else _month_end(year, month) if month else date(year, 12, 31)
    except ValueError:
        return None
    edge = (parts.get("edge") or "").lower()
    words = match.group().strip()
    if edge in ("before", "prior to"):
        return TimeScope(None, first - timedelta(days=1), words)
    if edge in _BEFORE:
        return TimeScope(None, last, words)
    if edge == "after" and (day or not month):
        return TimeScope(last + timedelta(days=1), None, words)
    if edge in _AFTER:
        return TimeScope(first, None, words)
    return TimeScope(first, last, words)


def yearless_dates(text: str) -> tuple[tuple[int, int | None], ...]:
    """Return (month, day or None) of the dates a text gives without a year."""
    found = []
    for pattern in _YEARLESS:
        for match in pattern.finditer(text):
            day = match.groupdict().get("day")
            month = MONTHS[match.group("month").lower()]
            if day is None or 1 <= int(day) <= calendar.monthrange(2024, month)[1]:
                found.append((month, int(day) if day else None))
    return tuple(found)


def order_words(question: str) -> str:
    """Return the words with which a question asks for the newest or oldest: "latest"."""
    found = [*_NEWEST.findall(question), *_OLDEST.findall(question)]
    return " ".join(found)


def time_order(question: str) -> TimeOrder | None:
    """Return which end of the articles' dates a question wants, or None."""
    if _NEWEST.search(question):
        return TimeOrder.NEWEST
    return TimeOrder.OLDEST if _OLDEST.search(question) else None
