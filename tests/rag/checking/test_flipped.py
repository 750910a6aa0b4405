"""A denial that is turned round, and one that is only worded otherwise."""

import pytest

from rag.checking.problems import flipped


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The board will close the line.", "The board will not close the line."),
        ("The board will not close the line.", "The board will close the line."),
        ("The talks never ended.", "The talks ended on Monday."),
    ],
)
def test_a_flipped_denial_is_found(claim, evidence):
    assert flipped(claim, [evidence])


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "She said they could not keep running a ship.",
            "“We cannot keep a ship running,” she said.",
        ),
        ("The board will not close the line.", "The line will not close, the board said."),
        ("The talks ended.", "The talks ended on Monday."),
    ],
)
def test_the_same_denial_in_other_words_is_none(claim, evidence):
    assert flipped(claim, [evidence]) == ()
