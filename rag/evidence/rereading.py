"""The best candidates read again by the trained reader, in windows of neighbouring sentences."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from rag.evidence.ranked import Ranked, ReaderSignal
from rag.evidence.weights import LogisticModel
from rag.question.understanding import Question

WINDOWS = 8
"""Candidates that are read again; more cost time and seldom win."""
ELSEWHERE_SHARE = 0.1
"""What counts of the reader's probability when the words stand in the sentence before."""
UNFOUND_SHARE = 0.5
"""What counts of it when the reader marks no words."""
MOST_CHARACTERS = 600
"""A neighbour is left out of the window when it would grow beyond this."""


class WindowReading(Protocol):
    """What a reader says of one window; offsets are characters in the window."""

    @property
    def start(self) -> int:
        """Where the answer starts."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        ...

    @property
    def answer_probability(self) -> float:
        """How likely the window holds the answer, 0..1."""
        ...

    @property
    def relevance(self) -> float:
        """How likely the window is about what the question is about, 0..1."""
        ...


class WindowReader(Protocol):
    """A trained model that finds an answer in a window, or none."""

    def read(self, question: str, windows: Sequence[str]) -> Sequence[WindowReading]:
        """Read each window for the question, in order."""
        ...


def reread(
    question: Question, ranked: Sequence[Ranked], reader: WindowReader, model: LogisticModel
) -> tuple[Ranked, ...]:
    """Return the candidates reordered by what the reader says of the best of them."""
    first, rest = ranked[:WINDOWS], ranked[WINDOWS:]
    if not first:
        return ()
    windows = [_window(entry) for entry in first]
    readings = reader.read(question.standalone, [text for text, _ in windows])
    reread_entries = [
        _with_reading(entry, offset, reading, model)
        for entry, (_, offset), reading in zip(first, windows, readings, strict=True)
    ]
    reread_entries.sort(key=lambda entry: (-entry.logit, entry.row))
    lowest = reread_entries[-1].logit
    return (
        *reread_entries,
        *(replace(entry, logit=min(entry.logit, lowest)) for entry in rest),
    )


def _window(entry: Ranked) -> tuple[str, int]:
    """Return the sentence with the one before it, and where the sentence starts in that."""
    before, text = entry.candidate.before, entry.candidate.text
    if before and len(before) + len(text) < MOST_CHARACTERS:
        return f"{before} {text}", len(before) + 1
    return text, 0


def _with_reading(
    entry: Ranked, offset: int, reading: WindowReading, model: LogisticModel
) -> Ranked:
    found = reading.end > reading.start
    inside = found and reading.start >= offset
    span = (reading.start - offset, reading.end - offset) if inside else None
    share = 1.0 if inside else ELSEWHERE_SHARE if found else UNFOUND_SHARE
    heard = replace(
        entry, reader=ReaderSignal(reading.answer_probability * share, reading.relevance, span)
    )
    penalties = entry.logit - entry.base_logit
    return replace(heard, logit=model.logit(heard.values()) + penalties)
