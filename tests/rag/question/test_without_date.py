"""A question without the date that it names."""

import pytest

from rag.question.times import time_scope, without_date


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("How many were ill at the beginning of September 2021?", "How many were ill?"),
        ("How many patients were known on 14 May 2021?", "How many patients were known?"),
        ("In July 2020, how many troops were there?", "how many troops were there?"),
        ("What did he say in the summer of 2020 about Iraq?", "What did he say about Iraq?"),
        ("size of the force at the end of january 2023", "size of the force"),
        ("What was the toll as of March 3, 2021?", "What was the toll?"),
        ("Who ran the port before 2021?", "Who ran the port?"),
    ],
)
def test_the_date_goes_with_what_leads_to_it(question: str, left: str) -> None:
    scope = time_scope(question)
    assert scope is not None
    assert without_date(question, scope) == left
