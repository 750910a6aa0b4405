"""What is a name, where articles name different people."""

import pytest

from ingest.names import NameTable
from rag.conflicts import ConflictInput, find_conflicts

NAMES = NameTable(())
QUESTION = "Who is the commander of the fleet?"


def told(number: int, text: str) -> ConflictInput:
    return ConflictInput(text, f"a{number}", f"a{number}", None, number)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The commander of the fleet spoke.", "Olga Friis, commander of the fleet, spoke."),
        (
            "Fleet commander Major General (retired) Piet Holm spoke.",
            "Fleet commander Piet Holm spoke.",
        ),
    ],
)
def test_an_article_or_a_title_alone_is_no_name(first, second):
    assert find_conflicts(QUESTION, [told(1, first), told(2, second)], NAMES) == ()


def test_a_title_with_a_name_is_one():
    evidence = [
        told(1, "The commander of the fleet, Major General Piet Holm, spoke."),
        told(2, "The commander of the fleet, Olga Friis, spoke."),
    ]
    (conflict,) = find_conflicts(QUESTION, evidence, NAMES)
    assert [value.value for value in conflict.values] == ["Major General Piet Holm", "Olga Friis"]


def test_a_name_that_the_reader_doubts_is_not_compared():
    doubted = ConflictInput("It is Ada Lund whom the yard obeys.", "a1", "a1", None, 1, (6, 14))
    other = ConflictInput(
        "At the yard nobody outranks Olga Friis.", "a2", "a2", None, 2, (28, 38), sure=True
    )
    assert find_conflicts("Who is the director of the yard?", [doubted, other], NAMES) == ()
