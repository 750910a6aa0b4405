from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.reader.manifest import Calibration, ReaderDamaged
from rag.reader.network import PairLogits
from rag.reader.reader import Reader
from rag.reader.reading import Reading
from rag.training.graph import Precision

WriteReader = Callable[..., Path]

CALIBRATION = Calibration(bias=0.0, answers=1.0, about=0.0, margin=0.0, fitted_on="nothing")


class FakeNetwork:
    """Says the same of every window: its characters 4 to 9, as sure as it is told to be."""

    def __init__(self, span: float, answers: float) -> None:
        self.span, self.answers = span, answers

    def read(self, pairs: Sequence[tuple[str, str]]) -> tuple[PairLogits, ...]:
        places = np.array([0.0, self.span], np.float32)
        one = PairLogits(((0, 0), (4, 9)), places, places, self.answers, 0.0)
        return (one,) * len(pairs)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, write_tiny_reader: WriteReader) -> Path:
    return write_tiny_reader(tmp_path_factory.mktemp("reader"))


@pytest.fixture(scope="module")
def reader(folder: Path) -> Reader:
    loaded = Reader.load(folder, threads=1)
    assert loaded is not None
    return loaded


def test_a_clear_span_is_shown() -> None:
    (reading,) = Reader(FakeNetwork(2.0, 0.0), CALIBRATION, 30).read("who?", ["The match was won"])
    assert reading == Reading(4, 9, pytest.approx(0.982, abs=1e-3), 0.5, 0.5, (4, 9))


def test_a_span_that_no_answer_beats_is_not_shown() -> None:
    (reading,) = Reader(FakeNetwork(-2.0, -3.0), CALIBRATION, 30).read("who?", ["The match"])
    assert (reading.start, reading.end) == (0, 0)
    assert reading.answer_probability == pytest.approx(0.047, abs=1e-3)


def test_no_windows_are_read_without_the_network(reader: Reader) -> None:
    assert reader.read("Who won?", []) == ()


def test_an_empty_folder_holds_no_reader(tmp_path: Path) -> None:
    assert Reader.load(tmp_path) is None


def test_a_changed_network_is_refused(tmp_path: Path, write_tiny_reader: WriteReader) -> None:
    folder = write_tiny_reader(tmp_path)
    content = bytearray((folder / "reader.onnx").read_bytes())
    content[-1] ^= 1
    (folder / "reader.onnx").write_bytes(content)
    with pytest.raises(ReaderDamaged, match="SHA-256"):
        Reader.load(folder)


def test_one_window_reads_the_same_alone_and_beside_others(
    tmp_path: Path, write_tiny_reader: WriteReader
) -> None:
    reader = Reader.load(write_tiny_reader(tmp_path, Precision.FLOAT32), threads=1)
    assert reader is not None
    windows = ["Paris won.", "The match in Paris. Who won the match?", "in the match"]
    together = reader.read("Who won the match?", windows)
    for window, reading in zip(windows, together, strict=True):
        (alone,) = reader.read("Who won the match?", [window])
        assert (alone.start, alone.end) == (reading.start, reading.end)
        assert alone.answer_probability == pytest.approx(reading.answer_probability, abs=1e-4)


def test_int8_says_nearly_what_float32_says(tmp_path: Path, write_tiny_reader: WriteReader) -> None:
    window = ["The match in Paris, who won?"]
    found = []
    for precision in (Precision.FLOAT32, Precision.DYNAMIC_INT8):
        reader = Reader.load(write_tiny_reader(tmp_path / precision, precision), threads=1)
        assert reader is not None
        found += reader.read("Who won the match?", window)
    assert found[0].answer_probability == pytest.approx(found[1].answer_probability, abs=0.1)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=400), st.lists(st.text(max_size=300), max_size=5))
def test_any_text_gives_spans_inside_its_window(
    reader: Reader, question: str, windows: list[str]
) -> None:
    readings = reader.read(question, windows)
    assert len(readings) == len(windows)
    for window, reading in zip(windows, readings, strict=True):
        assert 0 <= reading.start <= reading.end <= len(window)
        assert 0.0 <= reading.answer_probability <= 1.0
        assert 0.0 <= reading.relevance <= 1.0


def test_a_window_is_read_alike_whatever_is_read_beside_it(reader: Reader) -> None:
    windows = ["Paris won the match.", "Who won?", "The match in Paris in Paris in Paris."]
    together = reader.read("Who won the match?", windows)
    assert together == tuple(reader.read("Who won the match?", [one])[0] for one in windows)
