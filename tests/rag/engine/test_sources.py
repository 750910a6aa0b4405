# ruff: noqa: E501
"""Questions that ask for one paper's account of what several tell."""

from collections.abc import Callable, Mapping

import pytest

from rag.engine import AnswerEngine
from rag.request import AskRequest

PAGES = {
    "courier.txt": """Ferry strikes pier in fog

Norhaven Courier
March 3, 2021

The ferry Alma struck the pier in thick fog on Wednesday. Twelve passengers were hurt, the harbour board said.

Copyright 2021 Norhaven Courier. All rights reserved.
""",
    "post.txt": """Passengers hurt as ferry strikes pier

Sudmark Post
March 4, 2021

Nineteen passengers were hurt when the ferry Alma struck the pier in Norhaven. The captain said the radar had failed.

Copyright 2021 Sudmark Post. All rights reserved.
""",
}


@pytest.fixture(scope="module")
def engine(engine_over: Callable[[Mapping[str, str]], AnswerEngine]) -> AnswerEngine:
    return engine_over(PAGES)


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("According to the Sudmark Post, how many passengers were hurt?", "post.txt"),
        ("How many passengers were hurt, according to the Norhaven Courier?", "courier.txt"),
        ("How many passengers does the Sudmark Post say were hurt?", "post.txt"),
        ("How many hurt passengers does the Norhaven Courier report?", "courier.txt"),
    ],
)
def test_an_account_that_is_asked_for_is_the_only_one_cited(
    engine: AnswerEngine, question: str, source: str
) -> None:
    answer = engine.answer(AskRequest(question))
    assert answer.status == "answered"
    assert {citation.source for citation in answer.citations} == {source}


def test_what_that_account_does_not_tell_is_refused(engine: AnswerEngine) -> None:
    answer = engine.answer(
        AskRequest("According to the Norhaven Courier, who said the radar failed?")
    )
    assert answer.status == "refused"


def test_a_paper_that_somebody_spoke_to_need_not_be_named(engine: AnswerEngine) -> None:
    question = "What did the captain tell the Norhaven Courier about the radar?"
    answer = engine.answer(AskRequest(question))
    assert answer.status == "answered"
    assert {citation.source for citation in answer.citations} == {"post.txt"}
