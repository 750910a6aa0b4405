# ruff: noqa: E501
"""Answers that two articles give in sentences which are not alike."""

from collections.abc import Callable, Mapping

from rag.engine import AnswerEngine
from rag.request import AskRequest

ReadingEngineOver = Callable[[Mapping[str, str], tuple[str, ...]], AnswerEngine]

PAGES = {
    "courier.txt": """Two dead at the bridge

March 3, 2021

A drone strike on the bridge at Tarnow killed Ana Dravic and the militia leader Omar Brennan on Tuesday, the ministry said. The road is closed.
""",
    "post.txt": """Lawmakers angry over raid

March 9, 2021

In Lindrup on Monday lawmakers were still angry that Ana Dravic had been killed with a senior militia figure in an airstrike nobody had told them of, and several spoke of a vote. Goats were cheap.
""",
    "herald.txt": """Old clock found

March 12, 2021

The clock of the town hall in Lindrup, lost in 1988, was found in a barn.
""",
}


def test_one_person_called_in_two_ways_is_shown_twice(
    reading_engine_over: ReadingEngineOver,
) -> None:
    marked = ("Omar Brennan", "a senior militia figure")
    engine = reading_engine_over(PAGES, marked)
    answer = engine.answer(AskRequest("Who was killed with Ana Dravic?"))
    (conflict,) = answer.conflicts
    assert {value.value for value in conflict.values} == set(marked)
    assert "The articles word it differently." in answer.text


def test_a_word_that_is_part_of_another_is_one_account(
    reading_engine_over: ReadingEngineOver,
) -> None:
    marked = ("A drone strike", "an airstrike")
    engine = reading_engine_over(PAGES, marked)
    answer = engine.answer(AskRequest("How was Ana Dravic killed?"))
    (conflict,) = answer.conflicts
    assert {value.value for value in conflict.values} == set(marked)


def test_words_that_may_be_of_anything_are_not_compared(
    reading_engine_over: ReadingEngineOver,
) -> None:
    engine = reading_engine_over(PAGES, ("on Tuesday", "1988"))
    answer = engine.answer(AskRequest("When was Ana Dravic killed?"))
    assert not answer.conflicts
