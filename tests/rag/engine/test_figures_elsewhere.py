# ruff: noqa: E501
"""Figures of other articles, whose sentences are too far from the question to be read at first."""

import re
from collections.abc import Callable, Mapping

from rag.engine import AnswerEngine
from rag.request import AskRequest

ReadingEngineOver = Callable[[Mapping[str, str], tuple[str, ...]], AnswerEngine]

FILLER = """Lorries leave Vantor for the {place}

March {day}, 2021

People of the Vantor plant sent {day} lorries of timber to the {place}. People of the Vantor plant saw {day} lorries come back from the {place}. The {place} lies {day} miles from the people of the Vantor plant. People of the Vantor plant paid {day} crowns for each lorry.
"""
PAGES = {
    "gazette.txt": """Vantor plant keeps running

March 3, 2021

The Vantor plant employs 164 people. The canteen opens at six.
""",
    "echo.txt": """A visit to Vantor

March 4, 2021

Each morning 190 clock in at the gates of the Vantor plant. Most of them come by bus.
""",
    **{
        f"{place}.txt": FILLER.format(place=place, day=day)
        for day, place in enumerate(("harbour", "market", "quarry", "mill", "school", "border"), 5)
    },
}
QUESTION = "How many people does the Vantor plant employ?"


def test_a_figure_that_is_read_in_another_article_is_shown(
    reading_engine_over: ReadingEngineOver,
) -> None:
    engine = reading_engine_over(PAGES, ("164 people", "190"))
    answer = engine.answer(AskRequest(QUESTION))
    (conflict,) = answer.conflicts
    assert sorted(re.findall(r"\d+", value.value)[0] for value in conflict.values) == ["164", "190"]


def test_a_figure_that_is_read_as_none_is_not(reading_engine_over: ReadingEngineOver) -> None:
    engine = reading_engine_over(PAGES, ("164 people",))
    answer = engine.answer(AskRequest(QUESTION))
    assert not answer.conflicts
    assert answer.status == "answered"
