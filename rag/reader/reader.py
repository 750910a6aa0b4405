"""`Reader`: windows of a few sentences in, short answers and honest doubt out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from rag.reader.manifest import (
    MANIFEST_FILE,
    Calibration,
    read_calibration,
    read_manifest,
    sigmoid,
)
from rag.reader.reading import Reading
from rag.reader.spans import Floats, best_span

OWN_FOLDER = Path(__file__).parent
NO_ANSWER = 0.5
"""Below this chance of an answer, a span that does not beat "no answer" is not shown."""


class Logits(Protocol):
    """What a network says of one window (see `rag.reader.network.PairLogits`)."""

    @property
    def offsets(self) -> tuple[tuple[int, int], ...]:
        """Characters of each word piece in the window, (0, 0) for one that is not in it."""
        ...

    @property
    def starts(self) -> Floats:
        """A logit for each piece to begin the answer; the first stands for no answer."""
        ...

    @property
    def ends(self) -> Floats:
        """The same for ending it."""
        ...

    @property
    def answers(self) -> float:
        """Logit of "the window answers"."""
        ...

    @property
    def about(self) -> float:
        """Logit of "the window is about it"."""
        ...


class Network(Protocol):
    """What a reader needs of its network."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Logits]:
        """The logits of each question and window, in order."""
        ...


class Reader:
    """Reads windows for a question, each on its own. Safe to call from several threads."""

    def __init__(self, network: Network, calibration: Calibration, longest_answer: int) -> None:
        self._network = network
        self._calibration = calibration
        self._longest_answer = longest_answer

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int = 2) -> "Reader | None":
        """The reader of a folder, by default the one that comes with Pressmark.

        Returns None where the folder holds no reader.

        Raises:
            ReaderDamaged: There is a reader, but a file of it is missing or changed.
        """
        folder = OWN_FOLDER if folder is None else folder
        if not (folder / MANIFEST_FILE).is_file():
            return None
        from rag.reader.network import ReaderNetwork

        manifest = read_manifest(folder)
        network = ReaderNetwork(folder, manifest, threads)
        return cls(network, read_calibration(folder), manifest.longest_answer)

    def read(self, question: str, windows: Sequence[str]) -> tuple[Reading, ...]:
        """What each window says to the question, in the order of the windows.

        Windows of up to three sentences are what it was trained on; beyond 192 word pieces
        with the question the rest of a window is not read.
        """
        return self.read_pairs([(question, window) for window in windows])

    def read_pairs(self, pairs: Sequence[tuple[str, str]]) -> tuple[Reading, ...]:
        """What each window says to the question beside it, in the order of the pairs."""
        if not pairs:
            return ()
        return tuple(self._reading(logits) for logits in self._network.read(pairs))

    def _reading(self, logits: Logits) -> Reading:
        span = best_span(logits.offsets, logits.starts, logits.ends, self._longest_answer)
        relevance = sigmoid(logits.about)
        if span is None:
            return Reading(0, 0, 0.0, 0.0, relevance)
        probability = self._calibration.probability(logits.answers, logits.about, span.margin)
        shown = span.margin > 0 or probability >= NO_ANSWER
        start, end = (span.start, span.end) if shown else (0, 0)
        likeliest = (span.start, span.end)
        return Reading(start, end, sigmoid(span.margin), probability, relevance, likeliest)
