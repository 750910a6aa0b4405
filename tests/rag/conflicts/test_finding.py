"""Where articles differ, over sentences as articles write them."""

from datetime import date

import pytest

from ingest.names import NameEntry, NameTable
from rag.answer import Conflict, ConflictValue
from rag.conflicts import (
    ConflictInput,
    Relation,
    as_sequence,
    differing_alternatives,
    explain,
    find_conflicts,
)

NAMES = NameTable(
    (
        NameEntry(0, "United States", "place", ("United States", "US", "U.S.", "American")),
        NameEntry(1, "Iraq", "place", ("Iraq", "Iraqi")),
        NameEntry(2, "Syria", "place", ("Syria", "Syrian")),
        NameEntry(3, "Kenneth McKenzie", "person", ("Kenneth McKenzie", "McKenzie", "Mackenzie")),
    )
)
JULY, AUGUST, LATE = date(2020, 7, 7), date(2020, 7, 8), date(2021, 12, 9)


def sentence(number: int, text: str, day: date | None = None, origin: str = "") -> ConflictInput:
    return ConflictInput(text, f"a{number}", origin or f"a{number}", day, number)


TROOPS = (
    sentence(1, "More than 5,000 U.S. troops are currently in Iraq.", JULY, "interview"),
    sentence(
        2, "There are more than 5,000 American soldiers currently in Iraq.", None, "interview"
    ),
    sentence(3, "There are between 5,000 and 6,000 US troops in Iraq.", AUGUST),
    sentence(4, "The number of U.S. troops in Syria is close to 900.", LATE),
    sentence(5, "The United States will keep 2,500 troops in Iraq in the near future.", LATE),
    sentence(6, "Brain injuries were found in 64 US troops in Iraq.", JULY),
)


def values(conflict: Conflict) -> list[str]:
    return [value.value for value in conflict.values]


def test_troops_in_iraq_are_neither_those_in_syria_nor_the_injured():
    (conflict,) = find_conflicts("How many US troops are in Iraq?", TROOPS, NAMES)
    assert conflict.about == "U.S. troops in Iraq"
    assert values(conflict) == ["More than 5,000", "between 5,000 and 6,000", "2,500"]
    assert [value.citation for value in conflict.values] == [1, 3, 5]


def test_a_later_count_is_a_dated_sequence():
    (conflict,) = find_conflicts("How many US troops are in Iraq?", TROOPS, NAMES)
    sequence = as_sequence(conflict)
    assert explain(conflict) is Relation.LATER
    assert sequence.is_change
    assert [value.published for value in sequence.values] == [JULY, AUGUST, LATE]


def test_bounds_that_may_both_be_right_are_rounding():
    (conflict,) = find_conflicts("How many US troops are in Iraq?", TROOPS[:3], NAMES)
    assert explain(conflict) is Relation.ROUNDED
    assert not as_sequence(conflict).is_change


def test_copies_of_one_report_agree():
    assert find_conflicts("How many US troops are in Iraq?", TROOPS[:2], NAMES) == ()


def test_one_article_does_not_contradict_itself():
    text = "Police said 12 people were killed. A doctor said 15 people were killed."
    assert find_conflicts("How many people were killed?", [sentence(1, text)], NAMES) == ()


@pytest.mark.parametrize(
    ("day", "other", "relation"),
    [
        (JULY, AUGUST, Relation.CONTRADICTORY),
        (JULY, LATE, Relation.LATER),
        (None, LATE, Relation.UNDATED),
    ],
)
def test_injured(day, other, relation):
    evidence = (
        sentence(1, "So far, 64 US troops have been reported as suffering brain injury.", day),
        sentence(2, "The strike caused brain injuries to more than 100 American troops.", other),
    )
    (conflict,) = find_conflicts("How many troops suffered brain injuries?", evidence, NAMES)
    assert values(conflict) == ["64", "more than 100"]
    assert explain(conflict) is relation


def test_ranks_of_one_person():
    evidence = (
        sentence(1, "Marine Gen. Kenneth McKenzie heads Central Command."),
        sentence(2, "Marine General McKenzie, commander of the region, spoke."),
        sentence(3, "Navy Gen. Mackenzie said that in an interview."),
    )
    (conflict,) = find_conflicts("Who is General McKenzie?", evidence, NAMES)
    assert conflict.about == "rank of Kenneth McKenzie"
    assert values(conflict) == ["Marine Gen.", "Marine General", "Navy Gen."]
    assert find_conflicts("How many troops are there?", evidence, NAMES) == ()


def test_dates():
    evidence = (
        sentence(1, "Preorders began on May 3, 2019, and the camera was released on May 20, 2019."),
        sentence(2, "The camera was released in May 2019 in all of Europe."),
        sentence(3, "The camera, released on 21 June 2019, sold well."),
    )
    (conflict,) = find_conflicts("When was the camera released?", evidence, NAMES)
    assert values(conflict) == ["May 20, 2019", "May 2019", "21 June 2019"]
    assert find_conflicts("When was the camera released?", evidence[:2], NAMES) == ()


def test_names_in_the_place_asked_for():
    evidence = (
        sentence(1, "The yard's director, Ada Lund, opened the dock in Bergen on Friday."),
        sentence(2, "The yard's director, Olga Friis, opened the dock in Bergen on Friday."),
        sentence(3, "Director Lund has led the yard for years."),
    )
    (conflict,) = find_conflicts("Who is the director of the yard?", evidence, NAMES)
    assert set(values(conflict)) == {"Ada Lund", "Olga Friis", "Lund"}
    assert find_conflicts("Who is the director of the yard?", evidence[::2], NAMES) == ()


def test_what_a_reader_took_for_the_answer_is_compared():
    evidence = (
        ConflictInput(
            "It is Ada Lund whom the yard obeys.", "a1", "a1", None, 1, (6, 14), sure=True
        ),
        ConflictInput(
            "At the yard nobody outranks Olga Friis.", "a2", "a2", None, 2, (28, 38), sure=True
        ),
    )
    (conflict,) = find_conflicts("Who is the director of the yard?", evidence, NAMES)
    assert values(conflict) == ["Ada Lund", "Olga Friis"]


def test_nothing_to_compare():
    assert find_conflicts("How many?", (), NAMES) == ()


def test_undated_values_stand_last_and_tell_no_change():
    conflict = Conflict(
        about="ships",
        values=(
            ConflictValue(value="5", citation=1, published=None),
            ConflictValue(value="9", citation=2, published=JULY),
        ),
    )
    sequence = as_sequence(conflict)
    assert [value.value for value in sequence.values] == ["9", "5"]
    assert not sequence.is_change


def test_articles_that_tell_either_alternative_conflict():
    question = "Were the attacks on the camp carried out with rockets or with missiles?"
    told = [
        sentence(1, "A militia is accused of repeated rocket attacks on the camp."),
        sentence(2, "A militia is accused of repeated missile attacks on the camp."),
        sentence(3, "Rockets and missiles lay beside the camp."),
    ]
    (conflict,) = differing_alternatives(question, told)
    assert [(value.value, value.citation) for value in conflict.values] == [
        ("rocket", 1),
        ("missile", 2),
    ]


def test_the_longest_wording_of_an_alternative_is_looked_for_first():
    question = "Was it a drone strike or an airstrike that hit the camp?"
    told = [
        sentence(1, "A drone strike hit the camp."),
        sentence(2, "An airstrike hit the camp."),
    ]
    (conflict,) = differing_alternatives(question, told)
    assert [value.value for value in conflict.values] == ["drone strike", "airstrike"]


def test_an_alternative_that_one_article_alone_tells_is_no_conflict():
    told = [sentence(1, "A drone strike hit the camp."), sentence(2, "The camp was hit.")]
    assert differing_alternatives("Did a drone strike or an airstrike hit it?", told) == ()
    assert differing_alternatives("Did a drone hit the camp?", told) == ()


def test_ranks_are_of_whoever_is_asked_for():
    evidence = (
        sentence(1, "Marine Gen. Kenneth McKenzie spoke to the Courier at the camp."),
        sentence(2, "Navy Gen. Mackenzie spoke to the Post at the camp."),
    )

    def ranks(question):
        found = find_conflicts(question, evidence, NAMES)
        return [values(conflict) for conflict in found if conflict.about.startswith("rank")]

    assert ranks("Who interviewed McKenzie at the camp?") == []
    assert ranks("Which general spoke at the camp?") == [["Marine Gen.", "Navy Gen."]]
    assert ranks("What rank does McKenzie hold?") == [["Marine Gen.", "Navy Gen."]]


def test_an_alternative_may_be_written_as_one_word():
    question = "Land mine or grenade: which hit the camp?"
    told = [sentence(1, "A landmine hit the camp."), sentence(2, "A grenade hit the camp.")]
    (conflict,) = differing_alternatives(question, told)
    assert [value.value for value in conflict.values] == ["landmine", "grenade"]


def test_an_article_dates_one_thing_only():
    told = (
        sentence(1, "The lease was signed in 1946."),
        ConflictInput("The lease ends in 2025.", "a1", "a1", None, 2),
        sentence(3, "In 1949, when the lease was signed, there was a chapel."),
    )
    (conflict,) = find_conflicts("What year does the lease date from?", told, NAMES)
    assert [value.value for value in conflict.values] == ["1946", "1949"]


def test_a_measure_is_shown_with_its_unit():
    told = (
        sentence(1, "The flow of water was interrupted for 41 seconds that night."),
        sentence(2, "The flow of water was interrupted for six minutes that night."),
    )
    question = "For how long was the flow of water interrupted?"
    (conflict,) = find_conflicts(question, told, NAMES)
    assert [value.value for value in conflict.values] == ["41 seconds", "six minutes"]
    assert conflict.about == "for how long was the flow of water interrupted"


def test_the_words_a_reader_marked_around_an_alternative_are_shown():
    text = "They raided a militia group in June."
    span = (text.index("a militia"), text.index(" in June"))
    told = (
        ConflictInput(text, "a1", "a1", None, 1, span, sure=True),
        sentence(2, "They raided a crowd's headquarters in June."),
    )
    (conflict,) = differing_alternatives("Was a militia or a headquarters raided?", told)
    assert [value.value for value in conflict.values] == ["a militia group", "headquarters"]


def test_the_last_word_of_an_alternative_at_the_end_may_stand_alone():
    told = (sentence(1, "A drone strike killed him."), sentence(2, "An airstrike killed him."))
    (conflict,) = differing_alternatives("Killed by drone or in an ordinary airstrike?", told)
    assert [value.value for value in conflict.values] == ["drone", "airstrike"]


@pytest.mark.parametrize(
    "question",
    [
        "How many soldiers had brain injuries after the Iraqi strike?",
        "Casualties at the base: how many people had brain injuries?",
    ],
)
def test_whose_deed_it_was_is_not_who_is_counted(question: str) -> None:
    told = (
        sentence(1, "Brain injuries were found in 64 US troops.", JULY),
        sentence(2, "More than 100 US troops had brain injuries.", JULY),
    )
    (conflict,) = find_conflicts(question, told, NAMES)
    assert [value.value for value in conflict.values] == ["64", "More than 100"]
