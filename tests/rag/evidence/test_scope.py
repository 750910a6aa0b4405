"""The time that a sentence speaks of."""

from datetime import date

import pytest

from rag.evidence.scope import in_scope
from rag.question.times import TimeScope

YEAR = TimeScope(date(2014, 1, 1), date(2014, 12, 31), "in 2014")
LATER = date(2020, 5, 4)


@pytest.mark.parametrize(
    "text",
    [
        "In 2014, after the flood, the bridge fell.",
        "The bridge fell in 2014.",
        "The bridge fell in 2014; nobody was hurt.",
        "The flood of March 2014, they said, took the bridge.",
    ],
)
def test_a_year_before_a_comma_or_a_full_stop_is_the_sentence_s_own(text, candidate):
    assert in_scope(candidate(text, published=LATER), YEAR)


@pytest.mark.parametrize(
    "text",
    [
        "Some 2014,5 tonnes went under.",
        "The bridge weighs 2014.5 tonnes.",
        "It cost $2014, after all.",
        "They counted 12,014 stones.",
    ],
)
def test_other_figures_are_no_years(text, candidate):
    assert not in_scope(candidate(text, published=LATER), YEAR)
    assert in_scope(candidate(text, published=date(2014, 5, 4)), YEAR)


def test_a_sentence_of_another_year_is_outside_whatever_its_article_s_date(candidate):
    told = candidate("In 2003, after the flood, the bridge fell.", published=date(2014, 5, 4))
    assert not in_scope(told, YEAR)


@pytest.mark.parametrize(
    ("text", "inside"),
    [("It fell in 2019.", True), ("It fell in 2017, in fog.", True), ("It fell in 2016.", False)],
)
def test_years_in_a_row_hold_each_of_them(text, inside, candidate):
    scope = TimeScope(date(2017, 1, 1), date(2023, 12, 31), "between 2017 and 2023")
    assert in_scope(candidate(text, published=LATER), scope) is inside
