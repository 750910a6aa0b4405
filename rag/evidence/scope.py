"""Whether evidence speaks of the time that a question names."""

import calendar
import re
from datetime import date

from ingest.records import DatePrecision, PublicationDate
from rag.evidence.candidates import Candidate
from rag.question.times import TimeScope, yearless_dates

_YEAR = re.compile(r"(?<![\d,.$€£])(?:19|20)\d\d(?![.,]?\d)")
_MONTH_YEAR = re.compile(
    r"\b("
    + "|".join(name for name in calendar.month_name if name)
    + r")\b[\s,\d]{1,6}?((?:19|20)\d\d)"
)
_MONTH = re.compile(r"\b(" + "|".join(name for name in calendar.month_name if name) + r")\b")
_NEAR_YEAR = re.compile(r"\b(last|this|next) year\b", re.IGNORECASE)
_YEARS_OFF = {"last": -1, "this": 0, "next": 1}
_NUMBERS = {name: number for number, name in enumerate(calendar.month_name) if name}


def in_scope(candidate: Candidate, scope: TimeScope) -> bool:
    """Whether the sentence dates itself within the scope, or else what is around it does.

    That is the sentence before it, or its article. A sentence that names years of its own speaks
    of those, whatever its article's date: "in 2003" in an article of 2020 is about 2003.
    "Last year" speaks of that year as well.
    """
    if scope.month is not None:
        return _of_month(candidate, scope.month)
    own = _dated(candidate.text, candidate)
    told = [*(own or _dated(candidate.before, candidate)), *_relative_years(candidate)]
    if any(_overlap(first, last, scope) for first, last in told):
        return True
    if own or candidate.article is None:
        return False
    return published_in(candidate.article.published, scope)


def dates_itself(candidate: Candidate) -> bool:
    """Whether a sentence, or the one before it, names a day, a month or a year."""
    told = f"{candidate.before} {candidate.text}"
    return bool(_months_in(told) or _dated(told, candidate))


def _of_month(candidate: Candidate, month: int) -> bool:
    """Whether a sentence names a month, or else its article may be of that month or the next."""
    named = _months_in(candidate.text)
    if named or month in _months_in(candidate.before):
        return not named or month in named
    published = candidate.article.published.value if candidate.article else None
    return published is None or published.month in (month, month % 12 + 1)


def _months_in(text: str) -> set[int]:
    return {_NUMBERS[name] for name in _MONTH.findall(text)}


def _dated(text: str, candidate: Candidate) -> list[tuple[date, date]]:
    """Return the stretches of days that a text names, yearless ones in its article's year."""
    stretches = []
    exact = set()
    for month, year in _MONTH_YEAR.findall(text):
        number = _NUMBERS[month]
        last = calendar.monthrange(int(year), number)[1]
        stretches.append((date(int(year), number, 1), date(int(year), number, last)))
        exact.add(year)
    for year in _YEAR.findall(text):
        if year not in exact:
            stretches.append((date(int(year), 1, 1), date(int(year), 12, 31)))
    published = candidate.article.published.value if candidate.article else None
    if not stretches and published:
        for month, day in yearless_dates(text):
            year = published.year if month <= published.month else published.year - 1
            last = calendar.monthrange(year, month)[1]
            stretches.append(
                (date(year, month, min(day or 1, last)), date(year, month, min(day or last, last)))
            )
    return stretches


def _relative_years(candidate: Candidate) -> list[tuple[date, date]]:
    """Return the years that a sentence counts from its article's: "last year"."""
    published = candidate.article.published.value if candidate.article else None
    if published is None:
        return []
    years = [
        published.year + _YEARS_OFF[which.lower()] for which in _NEAR_YEAR.findall(candidate.text)
    ]
    return [(date(year, 1, 1), date(year, 12, 31)) for year in years]


def published_span(published: PublicationDate) -> tuple[date, date] | None:
    """Return the first and last day that a publication date may mean, or None if unknown."""
    day = published.value
    if day is None:
        return None
    if published.precision is DatePrecision.YEAR:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if published.precision is DatePrecision.MONTH:
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day


def published_in(published: PublicationDate, scope: TimeScope) -> bool:
    """Whether an article's date may lie in a scope: one of any year where that names none."""
    span = published_span(published)
    if span is None:
        return False
    if scope.month is not None:
        return published.value is not None and published.value.month == scope.month
    return _overlap(*span, scope)


def _overlap(first: date, last: date, scope: TimeScope) -> bool:
    return (scope.last is None or first <= scope.last) and (
        scope.first is None or last >= scope.first
    )
