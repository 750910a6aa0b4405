"""The name table in plain words, from hand-made entries."""

from ingest.names import NameEntry
from ui.cli.name_text import name_lines, shown_names

FRANK = NameEntry(1, "Frank McKenzie", "person", ("Frank McKenzie", "McKinsey"), ("a", "b"), 7)
ANN = NameEntry(2, "Ann McKenzie", "person", ("Ann McKenzie",), ("a",), 1)
SHARED = NameEntry(3, "McKenzie", "person", ("McKenzie",), ("a",), 2, may_be=(1, 2))
UNSEEN = NameEntry(4, "France", "place", ("France", "French Republic"))
TABLE = (ANN, UNSEEN, SHARED, FRANK)


def test_names_that_say_nothing_are_left_out():
    assert shown_names(TABLE) == [FRANK, SHARED]
    assert shown_names(TABLE, every=True) == [FRANK, SHARED, ANN]


def test_spellings_and_whom_a_surname_may_mean():
    assert [line.text for line in name_lines(shown_names(TABLE), TABLE)] == [
        "Frank McKenzie (person, 7 mentions in 2 articles)",
        "    also written: McKinsey",
        "McKenzie (person, 2 mentions in 1 article)",
        "    may be any of: Frank McKenzie, Ann McKenzie",
    ]
