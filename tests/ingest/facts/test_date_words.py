from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.facts.date_words import find_dates
from ingest.records import DatePrecision


def readings(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (text[mention.start : mention.end], tuple(day.isoformat() for day in mention.readings))
        for mention in find_dates(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("July 7, 2020 at 6:34 p.m. EDT", "July 7, 2020", "2020-07-07"),
        ("7 July 2020", "7 July 2020", "2020-07-07"),
        ("2020-07-08T10:00Z", "2020-07-08T10:00Z", "2020-07-08"),
        ("Wednesday 08/07/2020", "Wednesday 08/07/2020", "2020-07-08"),
        ("13/07/2020", "13/07/2020", "2020-07-13"),
        ("07/13/2020", "07/13/2020", "2020-07-13"),
        ("08.07.2020", "08.07.2020", "2020-07-08"),
        ("Tue, 7 Jul 2020", "Tue, 7 Jul 2020", "2020-07-07"),
        ("Sept. 3rd, 2019", "Sept. 3rd, 2019", "2019-09-03"),
        ("the 7th of July, 2020", "7th of July, 2020", "2020-07-07"),
        ("http://example.org/2020/07/08/visit", "2020/07/08", "2020-07-08"),
        ("2020年7月8日", "2020年7月8日", "2020-07-08"),
        ("7 juillet 2020", "7 juillet 2020", "2020-07-07"),
        ("8. Juli 2020", "8. Juli 2020", "2020-07-08"),
        ("8 июля 2020", "8 июля 2020", "2020-07-08"),
        ("8 de julio de 2020", "8 de julio de 2020", "2020-07-08"),
        ("8 يوليو 2020", "8 يوليو 2020", "2020-07-08"),
    ],
)
def test_one_reading(text: str, words: str, day: str) -> None:
    assert readings(text) == [(words, (day,))]


def test_day_and_month_that_may_be_swapped_keep_both_readings() -> None:
    assert readings("08/07/2020") == [("08/07/2020", ("2020-07-08", "2020-08-07"))]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("7/8/208 12:26", "a year of 3 digits"),
        ("31/02/2020", "no such day"),
        ("3 July 2099", "the year 2099 is too late"),
        ("Tuesday 08/07/2020", "no reading is a Tuesday"),
        ("Friday, July 7, 2020", "2020-07-07 was no Friday"),
    ],
)
def test_what_cannot_be_a_date_keeps_its_fault(text: str, fault: str) -> None:
    (mention,) = find_dates(text, 0, len(text))
    assert mention.readings == ()
    assert mention.fault == fault


def test_a_month_with_a_year_has_the_precision_of_a_month() -> None:
    (mention,) = find_dates("in March 2019", 0, 13)
    assert mention.readings == (date(2019, 3, 1),)
    assert mention.precision is DatePrecision.MONTH


@pytest.mark.parametrize("text", ["12:30:45", "version 1.2.30", "3 things 2020", "5,000 troops"])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert readings(text) == []


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for form in ("%B %d, %Y", "%d %b %Y", "%Y-%m-%d", "%A, %B %d, %Y"):
        text = day.strftime(form)
        (mention,) = find_dates(text, 0, len(text))
        assert mention.readings == (day,)
