import pytest

from ingest.names import NameEntry, NameTable
from rag.roles.describing import descriptions

NAMES = NameTable(
    (
        NameEntry(0, "Ana Dravic", "person", ("Ana Dravic", "Dravic"), ("a",), 4),
        NameEntry(1, "Piet Holm", "person", ("Piet Holm", "Holm"), ("a",), 2),
        NameEntry(2, "Norland", "place", ("Norland", "Norlander"), ("a",), 5),
        NameEntry(3, "Harbour Board", "organisation", ("Harbour Board",), ("a",), 3),
        NameEntry(4, "Sudmark", "place", ("Sudmark",), ("a",), 3),
    )
)


def told(text: str) -> list[tuple[int, list[str], list[str]]]:
    return [
        (one.entry.name_id, sorted(one.offices), sorted(one.past))
        for one in descriptions(text, NAMES)
    ]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("The tide was high when Mayor Ana Dravic spoke.", ["mayor"]),
        ("Norlander Prime Minister Ana Dravic arrived.", ["minister"]),
        ("Ana Dravic, the head of the Harbour Board, agreed.", ["head"]),
        ("Ana Dravic, who heads the Harbour Board, agreed.", ["head"]),
        ("The commander of the Norland coast guard, Capt. Ana Dravic, agreed.", None),
        ("Ana Dravic is a marine engineer.", ["engineer"]),
        ("The security expert Ana Dravic was there.", ["expert"]),
        ("Caretaker premier Ana Dravic was there.", ["minister"]),
    ],
)
def test_what_a_sentence_calls_a_person(text: str, offices: list[str] | None) -> None:
    found = told(text)
    assert found
    if offices is not None:
        assert found[0] == (0, offices, [])


def test_an_office_set_before_a_title_counts_too() -> None:
    found = told("The commander of the Harbour Board, Gen. Ana Dravic, agreed.")
    assert found == [(0, ["commander", "general"], [])]


def test_former_and_coming_offices_are_not_held() -> None:
    assert told("Piet Holm, a former spy chief who became premier in May, spoke.") == [
        (1, ["minister"], ["chief"])
    ]
    assert told("They met Prime Minister-designate Piet Holm.") == [(1, [], ["minister"])]
    assert told("Holm, who served as a top official, spoke.") == [(1, [], ["official"])]


def test_two_offices_are_two_descriptions() -> None:
    found = list(
        descriptions("Holm, Norland’s adviser and head of the Harbour Board, came.", NAMES)
    )
    assert [(sorted(one.offices), sorted(one.names)) for one in found] == [
        (["adviser"], [2]),
        (["head"], [3]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dravic was attended by Norland’s Defence Minister Holm.",
        "The administration of Dravic is in talks with Norland’s leaders.",
        "He met Dravic, Mayor Piet Holm and others.",
        "Dravic, too, was tired.",
    ],
)
def test_other_peoples_offices_are_not_taken(text: str) -> None:
    assert all(name_id != 0 for name_id, _, _ in told(text))


def test_taking_office_is_holding_it() -> None:
    assert told("Holm was sworn in as mayor of Norland on Monday.") == [(1, ["mayor"], [])]
    assert told("Dravic used to be captain of the ferry.") == [(0, [], ["captain"])]


def test_what_somebody_has_been_is_still_held() -> None:
    assert told("Holm has been director general of the Harbour Board since May.") == [
        (1, ["director", "general"], [])
    ]
