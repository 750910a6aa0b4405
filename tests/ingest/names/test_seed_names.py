"""The seed corpus: five pages that spell the same people in a dozen ways."""

from pathlib import Path

import pytest

from ingest.names import NameTable, learn_names
from ingest.records import SourceText
from ingest.segmenting import segment

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture(scope="module")
def table() -> NameTable:
    texts = [
        SourceText(path.name, path.read_text("utf-8"), "utf-8", "valid UTF-8")
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    return learn_names([segment(text) for text in texts])


@pytest.mark.parametrize(
    "forms",
    [
        ("McKenzie", "McKinsey", "Mackenzie", "Frank McKenzie", "Kenneth F. McKenzie Jr."),
        ("McKenzie", "Gen. Kenneth McKinsey"),
        ("Kadhimi", "Al-Kazemi", "Mustafa al-Kazimi", "Mustafa al-Kadhimi", "Kazemi"),
        ("Falih al-Fayyadh", "Faleh al-Fayyad"),
        ("Qassem Soleimani", "Qasem Soleimani", "Soleimani"),
        ("Adil Abdul-Mahdi", "Adel Abdul-Mahdi", "Abdul-Mahdi"),
        ("al-Asad", "al-Assad"),
        ("Kataib Hezbollah", "Hezbollah brigades", "Hezbollah Brigades"),
        ("Daesh", "ISIS", "Islamic State"),
        ("US", "U.S.", "United States", "America", "American"),
        ("Britain", "UK", "British"),
        ("US Central Command", "CENTCOM"),
    ],
    ids=lambda forms: forms[0],
)  # fmt: skip
def test_one_bearer(table, forms):
    assert len({table.canonical(form) for form in forms}) == 1
    assert table.canonical(forms[0]) is not None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mohammed Allawi", "Mohammed al-Halbousi"),
        ("Hisham al-Hashemi", "Hashim"),
        ("Hisham al-Hashemi", "Sultan Hashim"),
        ("Mark Esper", "Mark Milley"),
        ("Qassem Soleimani", "Mustafa al-Kazemi"),
        ("Kataib Hezbollah", "Hezbollah"),
        ("Denmark", "United States"),
        ("Iraq", "Iran"),
        ("Barham Saleh", "Qassem Soleimani"),
        ("McKenzie", "Milley"),
    ],
)
def test_different_bearers(table, first, second):
    assert not table.same(first, second)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what did mckenzie say about troops", ["Kenneth F. McKenzie"]),
        ("Who is Mackensie?", ["Kenneth F. McKenzie"]),
        ("How many Danish soldiers are in Iraq?", ["Denmark", "Iraq"]),
        ("how many us troops are in syria", ["United States", "Syria"]),
        ("Tell us about turkey sandwiches", []),
        ("What is al-Khadimi's office?", ["Mustafa al-Kazemi"]),
    ],
)
def test_questions_find_names(table, question, expected):
    assert [mention.entry.canonical for mention in table.find(question)] == expected
