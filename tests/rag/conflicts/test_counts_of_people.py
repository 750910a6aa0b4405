"""Counts of people, whatever articles call them, and figures that a reader marked."""

import pytest

from ingest.names import NameEntry, NameTable
from rag.conflicts import ConflictInput, find_conflicts

NAMES = NameTable(
    (
        NameEntry(0, "Norland", "place", ("Norland", "Norlander")),
        NameEntry(1, "Sudmark", "place", ("Sudmark",)),
    )
)


def differing(question: str, *told: ConflictInput | str) -> list[str]:
    evidence = [
        ConflictInput(item, f"a{number}", f"a{number}", None, number)
        if isinstance(item, str)
        else item
        for number, item in enumerate(told, 1)
    ]
    return [
        v.value for conflict in find_conflicts(question, evidence, NAMES) for v in conflict.values
    ]


def read(number: int, text: str, figure: str, *, sure: bool = True) -> ConflictInput:
    start = text.index(figure)
    span = (start, start + len(figure))
    return ConflictInput(text, f"a{number}", f"a{number}", None, number, span, sure=sure)


@pytest.mark.parametrize("called", ["peacekeepers", "sailors", "paratroopers", "conscripts"])
def test_those_in_uniform_are_troops(called):
    assert differing(
        "How many troops are in Sudmark?",
        f"Some 60 {called} are in Sudmark.",
        "There are 80 soldiers in Sudmark.",
    ) == ["Some 60", "80"]


@pytest.mark.parametrize(
    "question", ["How many people were wounded in Norland?", "How many were wounded in Norland?"]
)
def test_the_wounded_are_people(question):
    assert differing(
        question,
        "The blast left 14 wounded in Norland.",
        "In Norland 19 people were wounded by the blast.",
    ) == ["14", "19"]


def test_those_who_fell_ill_are_not_those_who_died():
    assert differing(
        "How many people fell ill in Norland?",
        "In Norland 12 people were poisoned.",
        "In Norland 15 people fell ill.",
        "In Norland 3 people died.",
    ) == ["12", "15"]


@pytest.mark.parametrize(
    "part",
    [
        "Two of the dead in Norland were children.",
        "Two of those killed in Norland were children.",
        "Norland buried its dead, two of whom were children.",
    ],
)
def test_some_of_those_counted_are_no_other_count(part):
    question = "How many people were killed in Norland?"
    assert differing(question, "The blast killed 12 people in Norland.", part) == []


def test_the_whole_of_which_some_are_told_still_counts():
    assert differing(
        "How many people were killed in Norland?",
        "The blast killed 12 people in Norland.",
        "Two of the 15 people killed in Norland were children.",
    ) == ["12", "15"]


def test_the_dead_may_be_called_soldiers_or_people():
    assert differing(
        "How many soldiers were killed in Norland?",
        "The blast killed 12 soldiers in Norland.",
        "In Norland 15 people were killed.",
    ) == ["12", "15"]


def test_where_nobody_is_harmed_people_are_not_soldiers():
    assert (
        differing(
            "How many soldiers are in Norland?",
            "There are 12 soldiers in Norland.",
            "There are 15 people in Norland.",
        )
        == []
    )


def test_figures_that_a_reader_surely_marked_are_compared():
    assert differing(
        "How many sailors drowned when the Alma sank?",
        read(1, "The Alma took 14 with her.", "14"),
        read(2, "Of the crew, 17 never came home.", "17"),
    ) == ["14", "17"]


def test_figures_that_a_reader_doubts_are_not():
    assert (
        differing(
            "How many sailors drowned when the Alma sank?",
            read(1, "The Alma took 14 with her.", "14", sure=False),
            read(2, "Of the crew, 17 never came home.", "17", sure=False),
        )
        == []
    )


def test_a_marked_figure_of_another_place_is_not_compared():
    assert (
        differing(
            "How many sailors drowned in Norland?",
            read(1, "The Alma took 14 with her in Norland.", "14"),
            read(2, "Of the crew, 17 never came home in Sudmark.", "17"),
        )
        == []
    )


def test_a_figure_beside_the_marked_one_is_not_compared():
    assert differing(
        "How many sailors drowned when the Alma sank?",
        read(1, "The Alma, 90 metres long, took 14 with her.", "14"),
        read(2, "Of the crew of 31, only 17 never came home.", "17"),
    ) == ["14", "17"]


def test_a_marked_time_is_no_count():
    assert (
        differing(
            "How many sailors drowned when the Alma sank?",
            read(1, "The Alma took 14 with her.", "14"),
            read(2, "She was gone within 17 minutes.", "17 minutes"),
        )
        == []
    )


def test_some_of_all_who_are_asked_about_are_a_count():
    assert differing(
        "How many passengers were hurt?",
        "Twelve of the passengers were hurt when the ferry struck the pier.",
        "Nineteen passengers were hurt when the ferry struck the pier.",
    ) == ["Twelve", "Nineteen"]


def test_the_best_answer_tells_what_is_measured():
    """ "Length" is asked for, which may be days or metres; nobody is hurt by a hospital nearby."""
    told = (
        read(1, "The 615-metre bridge opens in spring.", "615-metre"),
        read(2, "It is 640 metres of tarmac on the way to the hospital.", "640 metres"),
    )
    assert differing("What is the length of the bridge?", *told) == ["615-metre", "640 metres"]
    days = read(2, "The bridge was built in 640 days.", "640 days")
    assert differing("What is the length of the bridge?", told[0], days) == []


def test_a_rate_counts_nothing():
    assert differing(
        "How many lorries were left in Sudmark?",
        "They left 85 lorries in Sudmark.",
        "One lorry in three was left in Sudmark, of 90 lorries left there.",
    ) == ["85", "90"]
