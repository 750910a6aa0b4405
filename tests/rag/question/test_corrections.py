"""Follow-ups that correct the question before them, and what "those" and "they" stand for."""

import pytest

from ingest.names import NameTable
from rag.question.antecedents import last_group
from rag.question.followup import resolve

FERRIES = "How many ferries sail in Norland?"


@pytest.mark.parametrize(
    ("earlier", "correction", "standalone"),
    [
        (FERRIES, "No, I mean in Sudmark", "How many ferries sail in Sudmark?"),
        (FERRIES, "no, I meant in Sudmark.", "How many ferries sail in Sudmark?"),
        (FERRIES, "Sorry, in Sudmark.", "How many ferries sail in Sudmark?"),
        (FERRIES, "I mean in 2019", "How many ferries sail in Norland in 2019?"),
        (
            "How many ferries sailed in 2018?",
            "Wait, I meant in 2019",
            "How many ferries sailed in 2019?",
        ),
        ("What did Holm say?", "No, I mean Ana Dravic", "What did Ana Dravic say?"),
        (
            "How many troops were hurt in Norland?",
            "Sorry, I meant British troops",
            "How many British troops were hurt in Norland?",
        ),
        (
            "How many Norlander troops were hurt?",
            "Sorry, I meant Sudmark troops",
            "How many Sudmark troops were hurt?",
        ),
    ],
)
def test_a_correction_takes_the_place_of_what_was_asked(
    earlier: str, correction: str, standalone: str, names: NameTable
) -> None:
    resolved = resolve(correction, [earlier], names)
    assert resolved.text == standalone
    assert resolved.used_history


@pytest.mark.parametrize(
    ("correction", "standalone"),
    [
        ("Actually, who runs the ferry to Sudmark?", "Who runs the ferry to Sudmark?"),
        ("No, I meant how long is the pier?", "How long is the pier?"),
        (
            "I mean the two white ferries that Sudmark bought second-hand",
            "The two white ferries that Sudmark bought second-hand",
        ),
    ],
)
def test_a_correction_may_be_a_question_of_its_own(
    correction: str, standalone: str, names: NameTable
) -> None:
    resolved = resolve(correction, [FERRIES], names)
    assert resolved.text == standalone
    assert not resolved.used_history


@pytest.mark.parametrize(
    ("question", "standalone"),
    [
        ("How many of those are new?", "How many of the ferries that sail in Norland are new?"),
        ("Are any of them new?", "Are any of the ferries that sail in Norland new?"),
        ("And which of these burned?", "Which of the ferries that sail in Norland burned?"),
    ],
)
def test_those_are_what_was_counted(question: str, standalone: str, names: NameTable) -> None:
    resolved = resolve(question, [FERRIES], names)
    assert resolved.text == standalone
    assert resolved.used_history


def test_those_stay_where_nothing_was_counted(names: NameTable) -> None:
    question = "How many of those were followed?"
    assert resolve(question, ["What did Holm say?"], names).text == question


def test_they_are_never_a_single_person(names: NameTable) -> None:
    resolved = resolve("When did they agree?", ["What did Ana Dravic say?"], names)
    assert resolved.text == "When did they agree?"


def test_they_are_the_body_and_not_the_person_named_beside_it(names: NameTable) -> None:
    earlier = "What did the Harbour Board tell Ana Dravic?"
    assert resolve("When did they agree?", [earlier], names).text == "When did Harbour Board agree?"
    assert last_group(earlier, names) == "Harbour Board"


@pytest.mark.parametrize(
    ("earlier", "question", "standalone"),
    [
        (
            "Who was in command of the fleet?",
            "What happened to him?",
            "What happened to the person in command of the fleet?",
        ),
        (
            "Who was behind the strike?",
            "When was she caught?",
            "When was the person behind the strike caught?",
        ),
        (
            "Who is responsible for the pier?",
            "How old is he?",
            "How old is the person responsible for the pier?",
        ),
        (
            "Who is the man on the raft?",
            "How old is he?",
            "How old is the man on the raft?",
        ),
    ],
)
def test_whoever_was_in_some_place_is_the_person_there(
    earlier: str, question: str, standalone: str, names: NameTable
) -> None:
    assert resolve(question, [earlier], names).text == standalone


def test_what_is_counted_is_named_with_its_article(names: NameTable) -> None:
    counted = last_group("How many recommendations did the board make?", names)
    assert counted == "the recommendations"
    assert last_group("What did the board recommend?", names) is None
