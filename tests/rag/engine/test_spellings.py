# ruff: noqa: E501
"""How a person's name is spelt, where the articles spell it in several ways."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest

from rag.answer import Answer
from rag.engine import AnswerEngine
from rag.question.understanding import understand
from rag.request import AskRequest, Filters
from rag.retrieval import Hit

PAGES = {
    "courier.txt": """Camp at Tarnow is empty

March 3, 2021

The camp at Tarnow is empty, its commander Ana Dravic said on Wednesday. “We left nobody behind,” Dravic said. The pilot Omar al-Brennan flew the last of them out.
""",
    "post.txt": """Families flee the camp at Tarnow

March 4, 2021

General Ana Drawitsch, who commands the camp at Tarnow, spoke of a hard week. The pilot Omar Brennan slept for a day.
""",
    "herald.txt": """Goats for sale

March 9, 2021

Prices for goats fell by half in Lindrup, traders said. “I have never seen so many,” said Piet Holm Jr., a trader.
""",
}


@pytest.fixture(scope="module")
def engine(engine_over: Callable[[Mapping[str, str]], AnswerEngine]) -> AnswerEngine:
    return engine_over(PAGES)


def ask(engine: AnswerEngine, question: str) -> Answer:
    return engine.answer(AskRequest(question))


@pytest.mark.parametrize(
    "question",
    [
        "How is Ana Dravic’s name spelled?",
        "How is Dravic's surname spelt?",
        "How is the name of General Drawitsch written?",
        "How do the articles transliterate Dravic?",
        "Which spellings of Drawitsch are there?",
    ],
)
def test_every_spelling_is_shown_once_with_its_article(question: str, engine: AnswerEngine) -> None:
    answer = ask(engine, question)
    assert answer.status == "answered"
    (conflict,) = answer.conflicts
    assert conflict.about == "name of Ana Dravic"
    assert [value.value for value in conflict.values] == ["Dravic", "Drawitsch"]
    quotes = {citation.marker: citation.quote for citation in answer.citations}
    assert all(value.value in quotes[value.citation] for value in conflict.values)
    assert "The articles spell the name differently." in answer.text


def test_a_name_that_is_spelt_in_one_way_is_quoted_alone(engine: AnswerEngine) -> None:
    answer = ask(engine, "How is Piet Holm's last name spelled?")
    assert answer.status == "answered"
    assert "Piet Holm" in answer.text
    assert not answer.conflicts


def test_a_name_with_and_without_its_article_is_one_spelling(engine: AnswerEngine) -> None:
    answer = ask(engine, "How is Omar Brennan's name spelled?")
    assert answer.status == "answered"
    assert "Brennan" in answer.text
    assert not answer.conflicts


def test_a_first_name_does_not_differ_with_the_last(engine: AnswerEngine) -> None:
    answer = ask(engine, "What is Dravic's first name?")
    assert "Ana Dravic" in answer.text
    assert not answer.conflicts


def test_another_spelling_is_nearer_when_it_is_searched_for_too(engine: AnswerEngine) -> None:
    question = understand("What did Dravic call a hard week?", (), engine.index.names)
    assert question.respelled == ("What did Drawitsch call a hard week?",)
    found, wider = (
        engine.searcher.find(replace(question, widely=widely), Filters())
        for widely in (False, True)
    )

    def score(hits: Sequence[Hit]) -> float:
        return next(hit.fused for hit in hits if hit.passage.source == "post.txt")

    assert score(wider.hits) > score(found.hits)


def test_which_of_two_names_somebody_is_called_by(engine: AnswerEngine) -> None:
    answer = ask(engine, "Is the mayor called Dravic or Drawitsch?")
    (conflict,) = answer.conflicts
    assert [value.value for value in conflict.values] == ["Dravic", "Drawitsch"]
