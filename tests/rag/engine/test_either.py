# ruff: noqa: E501
"""Questions that name two things, of which articles tell one each."""

from collections.abc import Callable, Mapping

import pytest

from rag.engine import AnswerEngine
from rag.request import AskRequest

PAGES = {
    "courier.txt": """Rockets fall on camp at Tarnow

Tarnow Courier
March 3, 2021

The camp at Tarnow was hit by rockets before dawn on Wednesday, and two tents burned. “We left nobody behind,” its commander Ana Dravic said.
""",
    "radio.txt": """Tents burn at Tarnow

March 3, 2021

Tents burned at the camp on Wednesday. According to the ministry, the camp was hit by six mortar bombs before dawn.
""",
    "herald.txt": """Navy sells its mortars

March 9, 2021

Old mortars of the navy fetched good prices at a sale in Lindrup. Piet Holm, a trader, bought nine of them for his museum.
""",
}


@pytest.fixture(scope="module")
def engine(engine_over: Callable[[Mapping[str, str]], AnswerEngine]) -> AnswerEngine:
    return engine_over(PAGES)


def test_the_articles_that_tell_either_are_shown(engine: AnswerEngine) -> None:
    answer = engine.answer(AskRequest("Was the camp at Tarnow hit by rockets or by mortars?"))
    assert answer.status == "answered"
    (conflict,) = answer.conflicts
    assert [value.value for value in conflict.values] == ["rockets", "mortar"]
    quotes = {citation.marker: citation.quote for citation in answer.citations}
    assert all(value.value in quotes[value.citation] for value in conflict.values)


def test_what_is_of_something_else_is_not(engine: AnswerEngine) -> None:
    answer = engine.answer(AskRequest("Was the camp at Tarnow hit by rockets or by mortars?"))
    assert {citation.source for citation in answer.citations} == {"courier.txt", "radio.txt"}


def test_one_that_no_article_tells_is_no_difference(engine: AnswerEngine) -> None:
    answer = engine.answer(AskRequest("Did rockets or torpedoes hit the camp at Tarnow?"))
    assert not answer.conflicts
