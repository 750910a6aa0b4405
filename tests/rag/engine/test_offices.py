# ruff: noqa: E501
from collections.abc import Callable, Mapping

import pytest

from rag.engine import AnswerEngine
from rag.request import AskRequest


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who is the chair of the Norhaven harbour board?", "Ana Dravic"),
        ("Who is Piet Holm?", "an engineer"),
        ("What is Ida Brok's job?", "Captain Ida Brok"),
        ("Who said “Nobody should walk out there”?", "Dravic said"),
        ("What is Dravic's first name?", "Ana Dravic"),
        ("What is the name of Dravic?", "Ana Dravic"),
    ],
)
def test_people_and_offices(question: str, words: str, engine: AnswerEngine) -> None:
    answer = engine.answer(AskRequest(question))
    assert answer.status == "answered", answer.text
    assert words in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Who is the mayor of Norhaven?",
        "Who said “the pier will stand for a hundred years”?",
        "What did the board's treasurer say?",
    ],
)
def test_what_nobody_is_and_nobody_said_is_refused(question: str, engine: AnswerEngine) -> None:
    answer = engine.answer(AskRequest(question))
    assert answer.status == "refused", answer.text


def test_words_of_a_reader_are_no_article_s(engine: AnswerEngine) -> None:
    answer = engine.answer(AskRequest("Who said “My uncle drowned there in 1988”?"))
    assert answer.status == "refused"
    assert [near.kind for near in answer.near_misses] == ["reader_comment"]


def test_the_person_meant_by_an_office_is_shown(engine: AnswerEngine) -> None:
    answer = engine.answer(AskRequest("What did the board's chair say?"))
    assert answer.status == "answered", answer.text
    assert "(Ana Dravic)" in answer.standalone_question
    assert all("Dravic" in (one.speaker or one.quote) for one in answer.citations)


GUARD = {
    "courier.txt": """Guard to stay in Tarnow

March 3, 2021

Marine General Ana Dravic, who heads the Harbour Guard, spoke in Tarnow on Wednesday. The sea was calm.
""",
    "post.txt": """Harbour Guard buys boats

March 9, 2021

Navy General Ana Dravic said that the Harbour Guard will buy nine boats. Goats were cheap in Lindrup.
""",
}


def test_the_branch_is_told_wherever_it_is_asked_for(
    engine_over: Callable[[Mapping[str, str]], AnswerEngine],
) -> None:
    question = "Is the head of the Harbour Guard from the army, or what branch?"
    (conflict,) = engine_over(GUARD).answer(AskRequest(question)).conflicts
    assert {value.value for value in conflict.values} == {"Marine General", "Navy General"}


def test_an_office_goes_as_far_as_its_holder_is_described_by_it(
    engine_over: Callable[[Mapping[str, str]], AnswerEngine],
) -> None:
    pages = {
        "courier.txt": """Ferry to stay

March 3, 2021

Ana Dravic, chairman of the joint river ferry council, said that the ferry will stay. The sea was calm.
"""
    }
    question = "What did the chairman of the joint river ferry council say about the ferry?"
    answer = engine_over(pages).answer(AskRequest(question))
    shown = "the chairman of the joint river ferry council (Ana Dravic) say"
    assert shown in answer.standalone_question
