"""Questions that offer answers to choose from are asked without them."""

import pytest

from ingest.names import NameTable
from rag.question.choices import without_choice
from rag.question.understanding import understand


@pytest.mark.parametrize(
    ("offering", "asked"),
    [
        ("What was raided, a farm or a mill in the hills?", "What was raided?"),
        ("What exactly was raided in May, a farm or a mill?", "What exactly was raided in May?"),
        (
            "Why did the ferry turn back, because of ice or to fetch the doctor?",
            "Why did the ferry turn back?",
        ),
        (
            "To what did the mayor liken the harbour - one trap or many?",
            "To what did the mayor liken the harbour?",
        ),
        ("How were the huts hit in May: shells or bombs?", "How were the huts hit in May?"),
        ("Was the hut hit by shells or by bombs?", "Was the hut hit by shells?"),
        ("Did she leave by herself, or was she sent away?", "Did she leave by herself?"),
        ("Did she speak to them in person, or how?", "Did she speak to them in person?"),
        ("Is the strike a real threat, or is it only a word?", "Is the strike a real threat?"),
    ],
)  # fmt: skip
def test_what_is_offered_is_left_out(offering: str, asked: str) -> None:
    assert without_choice(offering) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Who is older, Ana Dravic or Piet Holm?",
        "Which came first in the end, the drone or the quake?",
        "Is the guard from the army, or what branch?",
        "Are there plans to expand or close the base?",
        "When she left the hall, had she just voted, or had she been sent away by then?",
        "What happened on the night of 3 May 2021?",
        "Rockets or mortars: which did the mayor name?",
    ],
)
def test_what_belongs_to_the_question_stays(question: str) -> None:
    assert without_choice(question).startswith(question.rstrip("?")[:38])


def test_what_is_offered_is_still_known() -> None:
    question = understand("Was the hut hit by shells or by bombs?", (), NameTable(()))
    assert question.standalone == "Was the hut hit by shells?"
    assert question.offering == question.search_text == "Was the hut hit by shells or by bombs?"


def test_an_endless_question_is_left_as_it_is() -> None:
    endless = " - or" * 380
    assert without_choice(endless) == endless
