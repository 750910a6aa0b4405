"""Figures read as quantities, by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.conflicts.numbers import number_of
from rag.conflicts.quantities import parse_quantities


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "kind"),
    [
        ("more than 5,000 U.S. troops", "more than 5,000", 5000, math.inf, "troops"),
        ("are between 5,000 and 6,000 US troops", "between 5,000 and 6,000", 5000, 6000, "troops"),
        ("So far, 64 US troops", "64", 64, 64, "troops"),
        ("some 900 soldiers", "some 900", 810, 990, "troops"),
        ("is close to 900, and", "close to 900", 810, 900, None),
        ("at least 12 people", "at least 12", 12, math.inf, "people"),
        ("up to 3 men", "up to 3", 0, 3, "people"),
        ("2.5 million barrels", "2.5 million", 2.5e6, 2.5e6, None),
        ("five rockets", "five", 5, 5, "missiles"),
        ("twenty-five people", "twenty-five", 25, 25, "people"),
        ("dozens of people", "dozens", 24, 100, "people"),
        ("cost $1,800", "$1,800", 1800, 1800, "money"),
        ("£2.1m", "£2.1m", 2.1e6, 2.1e6, "money"),
        ("100+ dead", "100+", 100, math.inf, None),
        ("45% of voters", "45%", 45, 45, "share"),
        ("3.5 per cent", "3.5 per cent", 3.5, 3.5, "share"),
        ("2 to 3 million people", "2 to 3 million", 2e6, 3e6, "people"),
        ("two months later", "two", 2, 2, "time"),
    ],
)  # fmt: skip
def test_quantity(text, words, low, high, kind):
    (quantity,) = parse_quantities(text)
    assert text[quantity.start : quantity.end] == words
    assert (quantity.low, quantity.high) == pytest.approx((low, high))
    assert quantity.kind == kind


@pytest.mark.parametrize(
    "text",
    ["January 8 launched", "in 2003, but", "on 20 September 2019", "won 6–2, 6–2", "at 6:34 p.m.",
     "Q1 2021", "the iPhone 11 was", "by December 31.", "many troops", ""],
)  # fmt: skip
def test_no_quantity(text):
    assert parse_quantities(text) == ()


@pytest.mark.parametrize(
    ("words", "value"),
    [("2.5 million", 2.5e6), ("five hundred", 500), ("twenty-five thousand", 25000),
     ("52.4bn", 52.4e9), ("1,800", 1800), ("many", None), ("", None)],
)  # fmt: skip
def test_number_of(words, value):
    assert number_of(words) == (None if value is None else pytest.approx(value))


@given(st.text(max_size=120))
def test_spans_are_in_order_and_bounds_sensible(text):
    end = 0
    for quantity in parse_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.low <= quantity.high
        end = quantity.end


@given(st.integers(min_value=0, max_value=10**9))
def test_figures_are_read_back(value):
    (quantity,) = parse_quantities(f"{value:,} soldiers")
    assert quantity.low == quantity.high == value
