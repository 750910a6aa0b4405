from datetime import date

import pytest

from rag.question.times import TimeOrder, TimeScope, time_order, time_scope, yearless_dates


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("How many were there in July 2020?", date(2020, 7, 1), date(2020, 7, 31)),
        ("What happened on 8 January 2020?", date(2020, 1, 8), date(2020, 1, 8)),
        ("What happened on March 3, 2019?", date(2019, 3, 3), date(2019, 3, 3)),
        ("And in 2021?", date(2021, 1, 1), date(2021, 12, 31)),
        ("Who led it before 2021?", None, date(2020, 12, 31)),
        ("What changed since May 2018?", date(2018, 5, 1), None),
        ("What came after 2019-06-30?", date(2019, 7, 1), None),
        ("What came after 30 June 2019?", date(2019, 7, 1), None),
        ("What came after December 2021?", date(2021, 12, 1), None),
        ("What came after 2020?", date(2021, 1, 1), None),
        ("Who led it between 2017 and 2023?", date(2017, 1, 1), date(2023, 12, 31)),
        ("Who led it from 2017 to 2023?", date(2017, 1, 1), date(2023, 12, 31)),
        ("How many sank, 2017–2023?", date(2017, 1, 1), date(2023, 12, 31)),
        (
            "How did it grow between May 2017 and the end of 2019?",
            date(2017, 5, 1),
            date(2019, 12, 31),
        ),
        ("How many will stay after 2021?", date(2020, 12, 31), None),
        ("How many will stay in 2021?", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_the_days_a_question_names(question: str, first: date | None, last: date | None) -> None:
    scope = time_scope(question)
    assert scope is not None
    assert (scope.first, scope.last) == (first, last)


@pytest.mark.parametrize("question", ["How many stay?", "What may happen?", "31 February 2020"])
def test_no_days_named(question: str) -> None:
    scope = time_scope(question)
    assert scope is None or scope == TimeScope(None, None, "")


def test_newest_and_oldest() -> None:
    assert time_order("What is the latest figure?") is TimeOrder.NEWEST
    assert time_order("How many are there now?") is TimeOrder.NEWEST
    assert time_order("What was first reported?") is TimeOrder.OLDEST
    assert time_order("Who drowned?") is None


def test_dates_without_a_year() -> None:
    assert (2, 4) in yearless_dates("On February 4th the ferry sank.")


def test_years_in_a_row_are_told_in_the_words_of_the_question() -> None:
    scope = time_scope("Who led Norland between 2017 and 2023, and why?")
    assert scope is not None
    assert scope.words == "between 2017 and 2023"
