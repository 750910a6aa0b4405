"""The question in the other spellings of its people's names."""

from ingest.names import NameEntry, NameTable
from rag.question.understanding import understand

NAMES = NameTable(
    (
        NameEntry(0, "Ana Dravic", "person", ("Ana Dravic", "Dravic", "Drawitsch"), ("a",), 4),
        NameEntry(1, "Omar Brennan", "person", ("Brennan", "Brenan", "Brennon"), ("a",), 3),
        NameEntry(2, "Norland", "place", ("Norland", "Nordland"), ("a",), 5),
    )
)


def test_all_names_are_respelt_at_once() -> None:
    question = understand("Did Dravic’s men meet Brennan in Norland?", (), NAMES)
    assert question.respelled == (
        "Did Drawitsch’s men meet Brenan in Norland?",
        "Did Drawitsch’s men meet Brennon in Norland?",
    )


def test_names_with_one_spelling_give_nothing_else() -> None:
    assert understand("How far is Norland?", (), NAMES).respelled == ()
