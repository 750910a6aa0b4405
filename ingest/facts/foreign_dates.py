"""Dates written in other languages than English, read by dateparser.

dateparser is slow, so that only a day number, one word and a year ever reach it.
"""

from datetime import date
from functools import lru_cache

from ingest.facts.solar_hijri import FIRST_YEAR, LAST_YEAR, solar_day, solar_month

LANGUAGES = (
    "fr", "de", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "tr", "ar", "fa", "id", "ro",
    "sv", "da", "fi", "el", "hu",
)  # fmt: skip
_SETTINGS = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}


@lru_cache(maxsize=4096)
def _month_of(word: str) -> int | None:
    # Importing dateparser takes 0.3 s: only a corpus with such a date pays for it.
    import dateparser

    found = dateparser.parse(f"1 {word} 2000", languages=list(LANGUAGES), settings=_SETTINGS)
    return found.month if found is not None and found.day == 1 else None


def foreign_day(day: int, month_word: str, year: int) -> date | None:
    """Read a date whose month stands in another language.

    `foreign_day(7, "juillet", 2020)` gives 7 July 2020, `foreign_day(14, "Bahman", 1400)`
    3 February 2022.

    Args:
        day: Day of the month.
        month_word: The word between day and year.
        year: Year of four digits.

    Returns:
        The date, or None where the word is no month or the month has no such day.
    """
    solar = solar_month(month_word)
    if solar is not None and FIRST_YEAR <= year <= LAST_YEAR:
        return solar_day(year, solar, day)
    month = _month_of(month_word.lower().rstrip("."))
    try:
        return date(year, month, day) if month is not None else None
    except ValueError:
        return None
