"""Reads cases with an exported network, window by window, as the engine does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.reader.headed import headed
from rag.reader.manifest import read_manifest
from rag.reader.network import ReaderNetwork
from rag.reader.spans import best_span
from rag.training.cases import Case
from rag.training.scores import normalise
from rag.training.windows import sliding


@dataclass(frozen=True, slots=True)
class WindowScores:
    """Logits of one window, and the words of its best span."""

    candidate: int
    words: str
    holds: bool
    """Whether the window holds the words of a gold answer."""
    answers: float
    about: float
    margin: float


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case with what the network says of every window of every candidate."""

    case: Case
    windows: tuple[WindowScores, ...]


class CaseReader:
    """An exported network that reads whole cases."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._manifest = read_manifest(folder)
        self._network = ReaderNetwork(folder, self._manifest, threads)

    def read(self, cases: Iterable[Case]) -> Iterator[ReadCase]:
        """Each case with its windows' scores."""
        for case in cases:
            yield ReadCase(case, self._read_one(case))

    def _read_one(self, case: Case) -> tuple[WindowScores, ...]:
        places: list[int] = []
        windows: list[str] = []
        for place, candidate in enumerate(case.candidates):
            for start, end in sliding(candidate.text):
                places.append(place)
                windows.append(headed(candidate.title, candidate.text[start:end])[0])
        logits = self._network.read([(case.question, window) for window in windows])
        scores = []
        for place, window, said in zip(places, windows, logits, strict=True):
            span = best_span(said.offsets, said.starts, said.ends, self._manifest.longest_answer)
            if span is None:
                continue
            scores.append(
                WindowScores(
                    place,
                    window[span.start : span.end],
                    _holds(window, case.answers),
                    said.answers,
                    said.about,
                    span.margin,
                )
            )
        return tuple(scores)


def _holds(window: str, answers: Sequence[str]) -> bool:
    padded = f" {normalise(window)} "
    return any(f" {normalise(answer)} " in padded for answer in answers)
