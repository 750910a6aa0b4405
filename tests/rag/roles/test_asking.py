import pytest

from ingest.names import NameEntry, NameTable
from rag.roles.asking import (
    asks_what_is,
    asks_what_was,
    bearer_asked,
    holder_asked,
    offices_named,
)

NAMES = NameTable(
    (
        NameEntry(0, "Ana Dravic", "person", ("Ana Dravic", "Dravic"), ("a",), 4),
        NameEntry(1, "Norland", "place", ("Norland", "Norlander"), ("a",), 5),
        NameEntry(2, "Harbour Board", "organisation", ("Harbour Board",), ("a",), 3),
    )
)


@pytest.mark.parametrize(
    ("question", "noun", "qualifiers", "of"),
    [
        ("Who is the prime minister of Norland?", "minister", ["prime"], [1]),
        ("Who was Norland's defence minister?", "minister", ["defence"], [1]),
        ("Who heads the Harbour Board?", "head", [], [2]),
        ("Which officer is in charge of the Harbour Board?", "head", [], [2]),
        ("What is the name of the mayor?", "mayor", [], []),
        ("mayor of norland name", "mayor", [], [1]),
        ("Who was prime minister of norland in february 2020?", "minister", ["prime"], [1]),
        ("prime minister of norland in february 2020 name", "minister", ["prime"], [1]),
        ("Who led Norland in February 2020?", "head", [], [1]),
        ("Who is in charge of Norland’s government?", "head", [], [1]),
    ],
)
def test_whose_office_is_asked(
    question: str, noun: str, qualifiers: list[str], of: list[int]
) -> None:
    phrase = holder_asked(question, NAMES)
    assert phrase is not None
    assert phrase.noun == noun
    assert [word.folded for word in phrase.qualifiers] == qualifiers
    assert [mention.entry.name_id for mention in phrase.of] == of


@pytest.mark.parametrize(
    "question",
    [
        "Who drowned?",
        "Who was the bridge built by?",
        "Who is Ana Dravic?",
        "Which side of the river does the head of the Harbour Board live on?",
        "What did the mayor say?",
        "Who is in charge of Norlander diplomacy?",
        "Who leads Norland’s air defence?",
        "Who is in charge of Middle East diplomacy?",
    ],
)
def test_no_office_is_asked(question: str) -> None:
    assert holder_asked(question, NAMES) is None


@pytest.mark.parametrize(
    "question",
    [
        "Who is Ana Dravic?",
        "What is Dravic's job?",
        "Which offices did Ana Dravic hold in spring?",
        "What branch of the forces does Dravic belong to?",
        "Who is Mayor Dravic?",
        "Where does Dravic work these days?",
        "Who does Ana Dravic work for?",
        "What was Dravic doing before she was mayor?",
        "dravic's former job",
        "To which branch does Dravic belong?",
    ],
)
def test_who_somebody_is(question: str) -> None:
    known = [(found.start, found.end, found.entry) for found in NAMES.find(question)]
    entry = bearer_asked(question, known)
    assert entry is not None
    assert entry.name_id == 0


def test_who_somebody_is_not_asked() -> None:
    question = "Who is Dravic married to?"
    known = [(found.start, found.end, found.entry) for found in NAMES.find(question)]
    assert bearer_asked(question, known) is None


@pytest.mark.parametrize(
    ("question", "spans"),
    [
        ("What did the harbour master say?", ["harbour master"]),
        ("When did Norland's foreign minister leave?", ["Norland's foreign minister"]),
        ("What did the head of the Harbour Board promise?", ["head of the Harbour Board"]),
        ("What did the chairman of the joint chiefs say?", ["chairman of the joint"]),
        ("What did the head of the government say?", ["head"]),
        ("What did Mayor Dravic say?", []),
        ("Which general was wounded?", []),
        ("What do officials say?", []),
    ],
)
def test_offices_that_mean_a_person(question: str, spans: list[str]) -> None:
    found = offices_named(question, NAMES)
    assert [question[phrase.start : phrase.end] for phrase in found] == spans


def test_a_noun_is_no_verb_of_leading() -> None:
    assert holder_asked("What did the Harbour Board's head say about Norland?", NAMES) is None


def test_a_service_that_is_asked_of_somebody() -> None:
    question = "Is Ana Dravic a Navy or an Army officer?"
    known = [(found.start, found.end, found.entry) for found in NAMES.find(question)]
    entry = bearer_asked(question, known)
    assert entry is not None
    assert entry.name_id == 0


@pytest.mark.parametrize(
    ("question", "by_now", "before"),
    [
        ("Where does Dravic work these days?", True, False),
        ("What was Dravic doing before she was mayor?", False, True),
        ("Dravic’s former job", False, True),
        ("Who is Ana Dravic?", False, False),
    ],
)
def test_now_or_before(question: str, by_now: bool, before: bool) -> None:
    assert asks_what_is(question) is by_now
    assert asks_what_was(question) is before
