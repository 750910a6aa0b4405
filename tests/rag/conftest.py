import pytest

from ingest.names import NameEntry, NameTable


@pytest.fixture(scope="session")
def names() -> NameTable:
    """A small table in which one person is spelled two ways."""
    return NameTable(
        (
            NameEntry(0, "Ana Dravic", "person", ("Ana Dravic", "Dravic", "Drawitsch"), ("a",), 4),
            NameEntry(1, "Piet Holm", "person", ("Piet Holm", "Holm"), ("a",), 2),
            NameEntry(2, "Norland", "place", ("Norland", "Norlander", "Norlanders"), ("a",), 5),
            NameEntry(3, "Sudmark", "place", ("Sudmark",), ("a",), 3),
            NameEntry(4, "Harbour Board", "organisation", ("Harbour Board",), ("a",), 3),
        )
    )
