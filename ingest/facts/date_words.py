"""Complete dates as pages write them: which words are a date, and what they can mean.

A numeric date whose day and month could be swapped keeps both readings; a date that cannot be
one keeps its words and the fault.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest.facts.foreign_dates import foreign_day
from ingest.facts.solar_hijri import solar_day
from ingest.records import DatePrecision

EARLIEST_YEAR = 1600
LATEST_DAY = date(2035, 12, 31)
"""Later dates are not believed. A constant, so that an index does not depend on the clock."""
_TWO_DIGIT_PIVOT = 69

MONTH_WORD = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
WEEKDAY_WORD = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b"
)
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_WEEKDAYS = "montuewedthufrisatsun"
_BEFORE = rf"(?:(?P<weekday>{WEEKDAY_WORD})[.,]?\s{{1,3}})?"

_DATE = re.compile(
    rf"""
    (?<=/)(?P<u_y>(?:19|20)\d\d)/(?P<u_m>\d\d)/(?P<u_d>\d\d)(?=[/-])
    | (?<![\w/.-]){_BEFORE}(?:
        (?P<iso_y>\d{{4}})(?P<iso_sep>[-/.])(?P<iso_m>\d{{1,2}})(?P=iso_sep)(?P<iso_d>\d{{1,2}})
            (?!\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|\s?[+-]\d\d:?\d\d)?)?
      | (?P<a_month>{MONTH_WORD})\.?[\s-](?P<a_d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?,\s?|[\s-])
            (?P<a_y>\d{{3,4}})(?!:|\d(?!\d?:\d\d))
      | (?P<b_d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s.-]+(?P<b_month>{MONTH_WORD})
            \.?[\s,-]{{1,2}}(?P<b_y>\d{{4}})(?!\d(?!\d?\s{MONTH_WORD}))
      | (?P<n_1>\d{{1,2}})(?P<n_sep>[/.-])(?P<n_2>\d{{1,2}})(?P=n_sep)(?P<n_y>\d{{2,5}})(?![\d/-])
            (?:\s*[(,]?\s*(?P<after>{WEEKDAY_WORD}))?
      | (?P<c_y>\d{{4}})年(?P<c_m>\d{{1,2}})月(?P<c_d>\d{{1,2}})日
      | (?P<f_d>\d{{1,2}})\.?\s(?:de\s)?(?P<f_word>[^\W\d_]{{3,12}})\.?\s(?:del?\s)?(?P<f_y>\d{{4}})
            (?!\d)
      | (?P<m_month>{MONTH_WORD})\.?,?\s(?P<m_y>(?:1[6-9]|20)\d\d)(?![\d:])
    )""",
    re.IGNORECASE | re.VERBOSE,
)


_CLOCK_AFTER = re.compile(r",?\s(?:um\s|à\s|at\s|[|•·–—-]\s)?\d{1,2}[:.h]\d\d(?!\d)")


class DateForm(StrEnum):
    """How a date is written."""

    ISO = "iso"
    WORDED = "worded"
    NUMERIC = "numeric"


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that are, or pose as, a complete date.

    `readings` holds each day that the words can mean, oldest first; none where they cannot be
    a date, and then `fault` says why. `day_first` holds the same readings by the order of day
    and month that each takes.
    """

    start: int
    end: int
    form: DateForm
    readings: tuple[date, ...]
    precision: DatePrecision = DatePrecision.DAY
    fault: str | None = None
    day_first: date | None = None
    month_first: date | None = None


def month_number(word: str) -> int:
    """Give the month of an English month word: "Sept." is 9."""
    return _MONTHS.index(word[:3].lower()) // 3 + 1


def weekday_number(word: str) -> int:
    """Give the day of the week of an English weekday word, Monday being 0."""
    return _WEEKDAYS.index(word[:3].lower()) // 3


def find_dates(text: str, start: int, end: int) -> Iterator[DateMention]:
    """Find complete dates in `text[start:end]`, in order.

    "Wednesday 08/07/2020" has one reading, 8 July 2020, because 7 August 2020 was a Friday;
    "08/07/2020" has two; "7/8/208" has none.
    """
    for match in _DATE.finditer(text, start, end):
        mention = _read(match)
        if mention is not None:
            yield mention


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read(match: re.Match[str]) -> DateMention | None:
    if match["n_1"]:
        return _read_numeric(match)
    if match["f_word"]:
        foreign = foreign_day(int(match["f_d"]), match["f_word"], int(match["f_y"]))
        return _single(match, DateForm.WORDED, foreign) if foreign else None
    if match["m_month"]:
        first = _day(int(match["m_y"]), month_number(match["m_month"]), 1)
        return _single(match, DateForm.WORDED, first, DatePrecision.MONTH)
    for kind in ("iso", "u", "c"):
        if match[f"{kind}_y"]:
            year, month, day = (int(match[f"{kind}_{part}"]) for part in "ymd")
            solar = solar_day(year, month, day) if match[f"{kind}_y"] == match["iso_y"] else None
            return _single(match, DateForm.ISO, solar or _day(year, month, day))
    kind = "a" if match["a_month"] else "b"
    month_name = month_number(match[f"{kind}_month"])
    worded = _day(int(match[f"{kind}_y"]), month_name, int(match[f"{kind}_d"]))
    return _single(match, DateForm.WORDED, worded)


def _single(
    match: re.Match[str],
    form: DateForm,
    value: date | None,
    precision: DatePrecision = DatePrecision.DAY,
) -> DateMention:
    fault = _fault(value)
    weekday = match["weekday"] if precision is DatePrecision.DAY else None
    if value and fault is None and weekday and value.weekday() != weekday_number(weekday):
        fault = f"{value.isoformat()} was no {weekday}"
    readings = (value,) if value is not None and fault is None else ()
    return DateMention(match.start(), match.end(), form, readings, precision, fault)


def _fault(value: date | None) -> str | None:
    if value is None:
        return "no such day"
    if value.year < EARLIEST_YEAR:
        return f"the year {value.year} is too early"
    return f"the year {value.year} is too late" if value > LATEST_DAY else None


def _is_timed(match: re.Match[str]) -> bool:
    """Whether a dotted date of two digits each stands before a time: "14.02.22, 09:30 Uhr"."""
    return match["n_sep"] == "." and _CLOCK_AFTER.match(match.string, match.end()) is not None


def _read_numeric(match: re.Match[str]) -> DateMention | None:
    first, second, year_digits = int(match["n_1"]), int(match["n_2"]), match["n_y"]
    if len(year_digits) == 2 and match["n_sep"] != "/" and not _is_timed(match):
        return None  # 12.30.45 and 10-12-14 are as often times, scores and versions.
    year = int(year_digits)
    if len(year_digits) == 2:
        year += 2000 if year <= _TWO_DIGIT_PIVOT else 1900
    day_first = _day(year, second, first)
    month_first = None if match["n_sep"] == "." else _day(year, first, second)
    fault = None
    if len(year_digits) in (3, 5):
        fault = f"a year of {len(year_digits)} digits"
    elif day_first is None and month_first is None:
        fault = "no such day"
    else:
        fault = _fault(day_first or month_first)
    readings = {value for value in (day_first, month_first) if value is not None and not fault}
    weekday = match["weekday"] or match["after"]
    if weekday and readings:
        fitting = {value for value in readings if value.weekday() == weekday_number(weekday)}
        if not fitting:
            fault = f"no reading is a {weekday}"
        readings = fitting
    return DateMention(
        match.start(),
        match.end(),
        DateForm.NUMERIC,
        tuple(sorted(readings)),
        fault=fault,
        day_first=day_first if day_first in readings else None,
        month_first=month_first if month_first in readings else None,
    )
