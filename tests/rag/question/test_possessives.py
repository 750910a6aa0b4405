"""Possessives typed without an apostrophe."""

import pytest

from ingest.names import NameEntry, NameTable
from rag.question.possessives import with_apostrophes

NAMES = NameTable(
    (
        NameEntry(0, "Ana Dravic", "person", ("Ana Dravic", "Dravic")),
        NameEntry(1, "Piet Holms", "person", ("Piet Holms", "Holms")),
    ),
    frozenset({"ana", "dravic", "piet", "holms", "holm", "mills", "wages", "wage"}),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what is dravics first name", "what is dravic's first name"),
        ("what is holms first name", "what is holms first name"),
        ("who are the dravics", "who are the dravics"),
        ("what became of the mills wages", "what became of the mills wages"),
    ],
)
def test_a_name_gets_its_apostrophe(typed: str, meant: str) -> None:
    assert with_apostrophes(typed, NAMES) == meant
