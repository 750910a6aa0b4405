# ruff: noqa: E501
"""Offices that an article names without saying whose they are: its opening tells."""

from collections.abc import Callable, Mapping

import pytest

from rag.engine import AnswerEngine
from rag.request import AskRequest

PAGES = {
    "budget.txt": """Budget talks run into the night

March 3, 2021

STOCKHOLM — Lawmakers in Sweden argued until dawn over a tax on ferries.

Nobody left the hall before four. Coffee was brought twice, and the cleaners waited in the corridor with their buckets until the last speaker had sat down.

The tax would take two crowns of every ticket. Owners of the lines say that they would have to sell boats, and the islanders fear for their winter crossings, which have been thinned out twice in five years.

Many islands have no other link with the mainland from October until the ice is gone. A bridge was once planned, and given up for want of money.

The finance minister, Ida Brok, did not give way. “A ferry is a road,” she said.
""",
}


@pytest.fixture(scope="module")
def engine(engine_over: Callable[[Mapping[str, str]], AnswerEngine]) -> AnswerEngine:
    return engine_over(PAGES)


def test_an_office_is_that_of_the_country_that_the_article_opens_with(
    engine: AnswerEngine,
) -> None:
    answer = engine.answer(AskRequest("Who is the finance minister of Sweden?"))
    assert answer.status == "answered"
    assert "Ida Brok" in answer.text


@pytest.mark.parametrize(
    "question",
    ["Who is the finance minister of Norway?", "Who is the defence minister of Sweden?"],
)
def test_it_is_no_other_country_s_and_no_other_office(question: str, engine: AnswerEngine) -> None:
    assert engine.answer(AskRequest(question)).status == "refused"
