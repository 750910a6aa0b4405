"""What the reader that comes with Pressmark must do, in words that it was not trained on."""

from pathlib import Path

import pytest

from rag.reader.manifest import read_manifest
from rag.reader.reader import OWN_FOLDER, Reader

LARGEST = 30_000_000
WINDOWS = (
    "The ferry Aurelia left Brindisi on Monday with 212 passengers and 31 crew.",
    "Owners of the line, a Greek family, had sold two other ships in March.",
    "Rain is expected in the north. Winds will ease by the evening.",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    loaded = Reader.load()
    if loaded is None:
        pytest.skip("no reader comes with this checkout")
    return loaded


def test_the_network_is_small_enough_to_ship() -> None:
    if not (OWN_FOLDER / "manifest.json").is_file():
        pytest.skip("no reader comes with this checkout")
    manifest = read_manifest(OWN_FOLDER)
    size = sum(
        (Path(OWN_FOLDER) / f.name).stat().st_size for f in (manifest.network, manifest.tokenizer)
    )
    assert size <= LARGEST


@pytest.mark.parametrize(
    ("question", "window", "answer"),
    [
        ("How many passengers were on the ferry?", 0, "212"),
        ("When did the Aurelia leave Brindisi?", 0, "Monday"),
        ("How many ships had the family sold?", 1, "two"),
    ],
)
def test_the_answer_is_found_where_it_stands(
    reader: Reader, question: str, window: int, answer: str
) -> None:
    readings = reader.read(question, WINDOWS)
    best = max(range(len(WINDOWS)), key=lambda place: readings[place].answer_probability)
    assert best == window
    reading = readings[window]
    assert answer in WINDOWS[window][reading.start : reading.end]


def test_what_is_not_there_is_doubted(reader: Reader) -> None:
    there = max(r.answer_probability for r in reader.read("How many crew were there?", WINDOWS))
    absent = max(r.answer_probability for r in reader.read("Who is the mayor of Oslo?", WINDOWS))
    assert absent < 0.2 < there
