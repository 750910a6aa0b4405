"""The time that a sentence speaks of."""

from datetime import date

import pytest

from rag.evidence.scope import in_scope
from rag.question.times import TimeScope

YEAR = TimeScope(date(2014, 1, 1), date(2014, 12, 31), "in 2014")
LATER = date(2020, 5, 4)
FEBRUARY = date(2020, 2, 10)


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


def test_a_date_in_the_sentence_before_does_not_outdate_the_article(candidate):
    february = TimeScope(None, None, "in February", month=2)
    said = candidate("He met the mayor.", before="It burned in December.", published=FEBRUARY)
    assert in_scope(said, february)
    assert in_scope(candidate("Maybe he met the mayor.", published=FEBRUARY), february)
    assert not in_scope(candidate("In May he met the mayor.", published=FEBRUARY), february)


def test_a_sentence_before_may_bring_a_later_article_into_the_time(candidate):
    told = candidate("The bridge fell.", before="It rained in 2014.", published=LATER)
    assert in_scope(told, YEAR)


def test_last_year_is_the_one_before_the_article_s(candidate):
    told = candidate("It has sunk since last year's peak.", published=date(2015, 5, 4))
    assert in_scope(told, YEAR)
    assert in_scope(told, TimeScope(date(2015, 1, 1), date(2015, 12, 31), "in 2015"))
    assert not in_scope(told, TimeScope(date(2013, 1, 1), date(2013, 12, 31), "in 2013"))
