# ruff: noqa: E501
"""Questions of how several articles word one thing."""

from collections.abc import Callable, Mapping

import pytest

from rag.engine import AnswerEngine
from rag.request import AskRequest

ReadingEngineOver = Callable[[Mapping[str, str], tuple[str, ...]], AnswerEngine]

PAGES = {
    "courier.txt": """Repeated rocket attacks empty camp

March 3, 2021

The camp at Tarnow emptied after repeated rocket attacks in the hills, its commander Ana Dravic said on Wednesday. Families left with their goats and carts.
""",
    "post.txt": """Families flee the camp at Tarnow

March 4, 2021

The camp at Tarnow was emptied by repeated missile attacks in the hills. The road to the river is closed until April.
""",
    "herald.txt": """Goats for sale

March 9, 2021

Prices for goats fell by half in Lindrup, traders said. “I have never seen so many,” said Piet Holm, a trader.
""",
}
MARKED = ("repeated rocket attacks", "repeated missile attacks")


@pytest.fixture(scope="module")
def engine(reading_engine_over: ReadingEngineOver) -> AnswerEngine:
    return reading_engine_over(PAGES, MARKED)


@pytest.mark.parametrize(
    "question",
    [
        "Do the articles describe the attacks on the camp in the same way?",
        "What emptied the camp at Tarnow? I’d like to see all versions.",
        "In which words do the reports tell what emptied the camp at Tarnow?",
    ],
)
def test_each_article_s_wording_is_quoted(question: str, engine: AnswerEngine) -> None:
    answer = engine.answer(AskRequest(question))
    assert answer.status == "answered"
    assert {citation.source for citation in answer.citations} == {"courier.txt", "post.txt"}
    (conflict,) = answer.conflicts
    assert {value.value for value in conflict.values} == set(MARKED)
    assert "The articles word it differently." in answer.text


def test_each_wording_cites_the_article_that_has_it(engine: AnswerEngine) -> None:
    question = "Do the articles describe the attacks on the camp in the same way?"
    answer = engine.answer(AskRequest(question))
    quotes = {citation.marker: citation.quote for citation in answer.citations}
    for value in answer.conflicts[0].values:
        assert value.value in quotes[value.citation]


def test_answers_that_the_reader_marks_are_compared_unasked(engine: AnswerEngine) -> None:
    answer = engine.answer(AskRequest("What emptied the camp at Tarnow?"))
    (conflict,) = answer.conflicts
    assert {value.value for value in conflict.values} == set(MARKED)
    assert "word it differently" not in answer.text


def test_what_no_article_tells_is_not_compared(engine: AnswerEngine) -> None:
    question = "Do the articles describe the price of gold in the same way?"
    answer = engine.answer(AskRequest(question))
    assert answer.status == "refused"
    assert not answer.conflicts


def test_what_one_article_alone_tells_is_no_difference(engine: AnswerEngine) -> None:
    answer = engine.answer(AskRequest("Do the articles describe the price of goats alike?"))
    assert not answer.conflicts
    assert "word it differently" not in answer.text


KITCHEN = {
    "courier.txt": """Camp emptied

March 3, 2021

The camp at Tarnow was emptied on Tuesday after a fire in the kitchen, its guards said. Nobody was hurt, they added.
""",
    "post.txt": """Tarnow camp stands empty

March 4, 2021

The camp at Tarnow was emptied on Tuesday after an explosion of gas, its guards said. It will be open again in April.
""",
}
CAUSES = ("a fire in the kitchen", "an explosion of gas")


def test_words_that_share_nothing_are_compared_in_sentences_that_tell_the_same(
    reading_engine_over: ReadingEngineOver,
) -> None:
    answer = reading_engine_over(KITCHEN, CAUSES).answer(AskRequest("Why was the camp emptied?"))
    (conflict,) = answer.conflicts
    assert {value.value for value in conflict.values} == set(CAUSES)
    assert "The articles word it differently." in answer.text
    quotes = {citation.marker: citation.quote for citation in answer.citations}
    assert all(value.value in quotes[value.citation] for value in conflict.values)


def test_words_that_the_other_sentence_has_too_are_not(
    reading_engine_over: ReadingEngineOver,
) -> None:
    marked = ("a fire in the kitchen", "The camp at Tarnow")
    answer = reading_engine_over(KITCHEN, marked).answer(AskRequest("Why was the camp emptied?"))
    assert not answer.conflicts
