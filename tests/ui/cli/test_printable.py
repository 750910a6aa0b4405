"""What strangers write reaches a terminal as text and nothing else."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.cli import answer_text, json_lines, printable
from ui.cli.printable import encodable, one_line
from ui.cli.printable import printable as shown


@pytest.mark.parametrize("module", [printable, json_lines, answer_text], ids=lambda m: m.__name__)
def test_worked_examples(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred", "�[31mred"),
        ("bell\x07", "bell�"),
        ("abc\u202edcb", "abc�dcb"),
        ("tag\U000e0041", "tag�"),
        ("lone \udcff", "lone �"),
        ("café — “ok”\n\tاحمد", "café — “ok”\n\tاحمد"),
    ],
)
def test_unsafe_characters_are_shown_not_obeyed(text, expected):
    assert shown(text) == expected


@given(st.text(alphabet=st.characters()))
def test_one_line_is_one_line_that_utf8_can_hold(text):
    line = one_line(text)
    line.encode("utf-8")
    assert len(line.splitlines()) <= 1
    assert "\x1b" not in line


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_text_without_surrogates_is_left_alone(text):
    assert encodable(text) == text
