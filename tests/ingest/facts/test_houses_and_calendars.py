"""Houses that pages name in words of their own, and days of other calendars and forms."""

from datetime import date

import pytest

from ingest.facts.date_words import find_dates
from ingest.facts.named_houses import house_in_notices
from ingest.facts.solar_hijri import solar_day


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("Lanes & Byways is a reader-supported publication.", "Lanes & Byways"),
        ("Thank you for reading the Tar Letter. Share it if you like.", "Tar Letter"),
        ("You're currently a free subscriber to Grain Notes. Upgrade.", "Grain Notes"),
        ("All Content by Aftab News is licensed under a Creative Commons licence.", "Aftab News"),
        ("From Wikipedia, the free encyclopedia", "Wikipedia"),
        ("Thank you for reading this far.", None),
        ("Subscribe", None),
    ],
)  # fmt: skip
def test_notices_name_their_house(line: str, house: str | None) -> None:
    assert house_in_notices(iter([line])) == house


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [
        ((1400, 11, 14), date(2022, 2, 3)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1398, 10, 13), date(2020, 1, 3)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1400, 12, 30), None),
        ((1200, 1, 1), None),
    ],
)
def test_days_of_the_solar_hijri_calendar(
    solar: tuple[int, int, int], gregorian: date | None
) -> None:
    assert solar_day(*solar) == gregorian


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("14 Bahman 1400 - 16:42", date(2022, 2, 3)),
        ("۱۴ بهمن ۱۴۰۰", date(2022, 2, 3)),
        ("1400/11/14", date(2022, 2, 3)),
        ("14.02.22, 09:30 Uhr", date(2022, 2, 14)),
    ],
)
def test_dates_of_other_forms(words: str, day: date) -> None:
    (mention,) = find_dates(words, 0, len(words))
    assert mention.readings == (day,)


def test_versions_and_scores_are_no_dates() -> None:
    assert list(find_dates("release 12.10.14 of the editor", 0, 30)) == []
