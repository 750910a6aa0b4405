# ruff: noqa: E501
"""A copy that was translated to and fro is one report, and what it says otherwise is shown."""

from collections.abc import Callable, Mapping

import pytest

from rag.engine import AnswerEngine
from rag.request import AskRequest

ReadingEngineOver = Callable[[Mapping[str, str], tuple[str, ...]], AnswerEngine]

PAGES = {
    "courier.txt": """Four sailors killed as boats ram tanker at Gannet Point

November 15, 2023

Four sailors were killed and 17 hurt before sunrise on Tuesday when three speedboats loaded with explosives were driven at a fleet tanker off the naval base of Gannet Point.

The tanker, the Harrow, was waiting to pump fuel ashore. Gunners on the harbour wall stopped the first boat.

The second hit a buoy and went up short of its target. The third tore a hole nine metres long in the ship's side, a hand's breadth above the waterline.

Police said that the boats had been stolen in August from a diving school at Cray Bay, 40 kilometres up the coast. The owner had reported the theft three times.

The harbour was closed to all fishing boats for ten days. Members of the fishermen's cooperative would lose the best of the season, its chairman said, and asked who would pay.

There are 5,200 troops at the base, down from 6,400 in March. The government decided in spring to reduce the garrison in steps over two years.
""",
    "parallel.txt": """Boats with explosive substance rammed a tanker, four seamen perished

Four seamen perished and 17 are injured before the sunrise on Tuesday, when three high-speed launches filled with explosive substance were directed on a tanker of the fleet near the sea base Cape Gannet.

The tanker "Harow" was awaiting to pump over fuel on the bank. Shooters on the wall of the harbour stopped the first launch.

The second struck a buoy and blew up not having reached the target. The third broke through in the side of the vessel a hole of nine metres length, on a palm above the line of water.

In police they told that the launches were kidnapped in August from a school of swimming in Crab Bay, in 40 kilometres upwards along the shore. The owner three times declared about the theft.

The harbour is closed for all fishing boats on ten days. The members of the cooperative of fishermen will lose the best part of the season, told its chairman, and asked who will pay.

At the base there are 5,200 military men against 6,400 in March. The cabinet decided in spring to reduce the garrison by steps in the flow of two years.
""",
    "market.txt": """Old clock found

March 12, 2021

The clock of the town hall in Lindrup, lost in 1988, was found in a barn by two boys.
""",
}
MARKED = ("a diving school at Cray Bay", "a school of swimming in Crab Bay")


@pytest.fixture(scope="module")
def engine(reading_engine_over: ReadingEngineOver) -> AnswerEngine:
    return reading_engine_over(PAGES, MARKED)


def test_a_copy_in_quite_other_words_is_one_report(engine: AnswerEngine) -> None:
    origins = {article.source: article.origin for article in engine.index.articles.values()}
    assert origins["courier.txt"] == origins["parallel.txt"] != origins["market.txt"]


def test_what_the_copy_says_otherwise_is_shown(engine: AnswerEngine) -> None:
    answer = engine.answer(AskRequest("Where were the boats stolen?"))
    (conflict,) = answer.conflicts
    assert {value.value for value in conflict.values} == set(MARKED)
    assert {citation.source for citation in answer.citations} == {"courier.txt", "parallel.txt"}


def test_the_place_of_a_sentence_in_the_copy(engine: AnswerEngine) -> None:
    index, searcher = engine.index, engine.searcher
    ids = {article.source: article.article_id for article in index.articles.values()}
    one, other = (index.article_sentences(ids[name]) for name in ("courier.txt", "parallel.txt"))
    alignment = searcher.alignment(ids["courier.txt"], ids["parallel.txt"])
    assert alignment.beside(one[-1].row) == (other[-1].row,)
    assert alignment.beside(10_000) == ()
    assert searcher.retelling(index.articles[ids["market.txt"]]) == []


def test_a_list_of_articles_has_the_copies_too(engine: AnswerEngine) -> None:
    answer = engine.answer(AskRequest("Which articles report the theft from the diving school?"))
    assert {citation.source for citation in answer.citations} == {"courier.txt", "parallel.txt"}
    assert answer.text.startswith("2 articles, 1 original report:")
