"""Dates in a text, as far as they are given, and whether two can be the same day."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = {
    name[:length].lower(): number
    for number, name in enumerate(calendar.month_name)
    if name
    for length in {3, len(name)}
} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PATTERN = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![,.]?\d)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})\b\.?"
    r"(?:,?\s+(?P<year2>(?:19|20)\d\d)\b)?"
    rf"|(?P<month3>{_MONTH})\.?,?\s+(?P<year3>(?:19|20)\d\d)\b"
    r"|(?P<year4>(?:19|20)\d\d)(?P<month4>-\d\d)(?P<day4>-\d\d)\b"
    r"|(?<![\d,.$€£])(?P<year5>(?:19|20)\d\d)(?![\d,]*\d|\s?%))",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\s*\.\.\.")


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date at `text[start:end]`; what the words do not say is None."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int

    def contradicts(self, other: "DateWords") -> bool:
        """Say whether both cannot be one date: some part that both give differs."""
        return any(
            mine is not None and theirs is not None and mine != theirs
            for mine, theirs in (
                (self.year, other.year),
                (self.month, other.month),
                (self.day, other.day),
            )
        )


def dates_of(text: str) -> Iterator[DateWords]:
    """Read the dates of a text in order, without one that heads a cut-out ("May 1, 2020 ...")."""
    for match in _PATTERN.finditer(text):
        if match.start() == 0 and _HEADING.match(text, match.end()):
            continue
        found = {name.rstrip("2345"): value for name, value in match.groupdict().items() if value}
        month = found.get("month")
        if month and month[0].islower():
            continue
        yield DateWords(
            int(found["year"]) if "year" in found else None,
            (_MONTHS.get(month.lower()) or abs(int(month))) if month else None,
            abs(int(found["day"])) if "day" in found else None,
            *match.span(),
        )
