"""The best candidates read again by the trained reader, in windows of neighbouring sentences."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rag.evidence.answer_types import demands_type
from rag.evidence.asked import asked_of
from rag.evidence.ranked import Ranked, ReaderSignal
from rag.evidence.weights import LogisticModel
from rag.question.understanding import Question
from rag.reader.headed import headed

WINDOWS = 12
"""Candidates that are read again; more cost time and seldom win."""
MOST_OF_ARTICLE = 4
"""Windows of one article, so that others are heard too."""
MOST_READ = 3_800
"""Characters of all windows together, which bound the time; one that is too long is passed over."""
LOOKED_AT = 24
"""Candidates among which the windows are found; the others are too far down to win."""
REPEAT_COSINE = 0.9
"""Sentences with vectors closer than this and the same figures say the same."""
_FIGURE = re.compile(r"\d+")
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

    @property
    def likeliest(self) -> tuple[int, int]:
        """Where the answer starts and ends if there is one in the window at all."""
        ...


class WindowReader(Protocol):
    """A trained model that finds an answer in a window, or none."""

    def read_pairs(self, pairs: Sequence[tuple[str, str]]) -> Sequence[WindowReading]:
        """Read each window for the question beside it, in order."""
        ...


def reread(
    question: Question,
    ranked: Sequence[Ranked],
    reader: WindowReader,
    model: LogisticModel,
    vectors: NDArray[np.float32],
) -> tuple[Ranked, ...]:
    """Return the candidates reordered by what the reader says of the best of them.

    `vectors[entry.row]` is the vector of an entry's sentence. A sentence that repeats one that is
    read is not read too: what is said of the first holds for it, so that copies of one report do
    not crowd out others.
    """
    if not ranked:
        return ()
    originals = _originals(_that_may_answer(question, ranked), ranked, vectors)
    read = [place for place, original in originals.items() if place == original]
    heard = _heard(question, ranked, read, reader, model)
    for place, original in originals.items():
        signal = heard[original].reader
        if place != original and signal is not None:
            heard[place] = _with_signal(ranked[place], replace(signal, span=None), model)
    first = sorted(heard.values(), key=lambda entry: (-entry.logit, entry.row))
    lowest = first[-1].logit
    rest = [entry for place, entry in enumerate(ranked) if place not in heard]
    return (*first, *(replace(entry, logit=min(entry.logit, lowest)) for entry in rest))


def read_further(
    question: Question,
    entries: Sequence[Ranked],
    reader: WindowReader,
    model: LogisticModel,
    room: int = MOST_READ,
) -> tuple[Ranked, ...]:
    """Return the entries, in their order, with the first ones that were not read read too.

    `room` is for how many characters of windows.
    """
    places: list[int] = []
    for place, entry in enumerate(entries):
        length = len(_window(entry)[0])
        if entry.reader is None and length <= room and len(places) < WINDOWS:
            room -= length
            places.append(place)
    heard = _heard(question, entries, places, reader, model)
    return tuple(heard.get(place, entry) for place, entry in enumerate(entries))


def _heard(
    question: Question,
    entries: Sequence[Ranked],
    places: Sequence[int],
    reader: WindowReader,
    model: LogisticModel,
) -> dict[int, Ranked]:
    """Return the entries at some places with what the reader says of each."""
    windows = {place: _window(entries[place]) for place in places}
    pairs = [
        (asked_of(question, entries[place], text), text) for place, (text, _) in windows.items()
    ]
    readings = reader.read_pairs(pairs)
    return {
        place: _with_reading(entries[place], offset, reading, model)
        for (place, (_, offset)), reading in zip(windows.items(), readings, strict=True)
    }


def _that_may_answer(question: Question, ranked: Sequence[Ranked]) -> list[int]:
    """Return the places to look at: where a kind of thing is asked for, those that have one.

    All of them where none has: a figure, a date, a person's name.
    """
    looked_at = list(range(len(ranked)))
    if demands_type(question.asked_for):
        typed = [place for place in looked_at if ranked[place].signals.answer_type]
        looked_at = typed or looked_at
    return looked_at[:LOOKED_AT]


def _originals(
    places: Sequence[int], ranked: Sequence[Ranked], vectors: NDArray[np.float32]
) -> dict[int, int]:
    """Return the places that are read or repeat one that is, each with the place that is read."""
    originals: dict[int, int] = {}
    chosen: list[int] = []
    articles: Counter[str] = Counter()
    room = MOST_READ
    for place in places:
        entry = ranked[place]
        original = next(
            (
                other
                for other in chosen
                if float(vectors[entry.row] @ vectors[ranked[other].row]) >= REPEAT_COSINE
                and _figures(entry) == _figures(ranked[other])
            ),
            None,
        )
        if original is not None:
            originals[place] = original
        elif (
            len(chosen) < WINDOWS
            and len(_window(entry)[0]) <= room
            and articles[entry.candidate.sentence.article_id] < MOST_OF_ARTICLE
        ):
            articles[entry.candidate.sentence.article_id] += 1
            room -= len(_window(entry)[0])
            chosen.append(place)
            originals[place] = place
    return originals


def _figures(entry: Ranked) -> set[str]:
    return set(_FIGURE.findall(entry.candidate.text))


def _window(entry: Ranked) -> tuple[str, int]:
    """Return the sentence after its title and the one before it, and where it starts in that."""
    before, text = entry.candidate.before, entry.candidate.text
    led = bool(before) and len(before) + len(text) < MOST_CHARACTERS
    window, moved = headed(entry.candidate.title, f"{before} {text}" if led else text)
    return window, moved + (len(before) + 1 if led else 0)


def _with_reading(
    entry: Ranked, offset: int, reading: WindowReading, model: LogisticModel
) -> Ranked:
    found = reading.end > reading.start
    inside = found and reading.start >= offset
    span = (reading.start - offset, reading.end - offset) if inside else None
    share = 1.0 if inside else ELSEWHERE_SHARE if found else UNFOUND_SHARE
    start, end = reading.likeliest
    likeliest = (start - offset, end - offset) if end > start >= offset else None
    signal = ReaderSignal(reading.answer_probability * share, reading.relevance, span, likeliest)
    return _with_signal(entry, signal, model)


def _with_signal(entry: Ranked, signal: ReaderSignal, model: LogisticModel) -> Ranked:
    heard = replace(entry, reader=signal)
    penalties = entry.logit - entry.base_logit
    return replace(heard, logit=model.logit(heard.values()) + penalties)
