"""How well each thing that a question says stands in texts; every text is matched once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.evidence.readings import TextReader
from rag.word_matching import WordMatcher
from rag.words import Word


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that a question says: a word, or a name that counts as one."""

    word: Word | None
    name_id: int | None
    parts: frozenset[str]
    weight: float


class UnitMatches:
    """The matches of one question's units."""

    def __init__(self, units: Sequence[Unit], read: TextReader, matcher: WordMatcher) -> None:
        """`read` gives the words and names of a text."""
        self._units = units
        self._words = tuple(unit.word for unit in units if unit.word is not None)
        self._is_word = np.array([unit.word is not None for unit in units], np.bool_)
        self._read = read
        self._matcher = matcher
        self._by_text: dict[str, NDArray[np.float64]] = {}

    def of(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return how well each unit is matched by the texts together, in 0..1.

        A question without units is matched by anything, in one number.
        """
        if not self._units:
            return np.ones(1)
        matched = np.zeros(len(self._units))
        texts = [text for text in texts if text]
        for text in texts:
            worded = self._worded(text)
            matched[self._is_word] = np.maximum(matched[self._is_word], worded)
        if len(self._words) < len(self._units):
            readings = [self._read(text) for text in texts]
            stems = frozenset().union(*(reading.stems for reading in readings))
            named = frozenset().union(*(reading.names for reading in readings))
            for place, unit in enumerate(self._units):
                if unit.word is None:
                    held = unit.name_id in named or (bool(unit.parts) and unit.parts <= stems)
                    matched[place] = float(held)
        return matched

    def _worded(self, text: str) -> NDArray[np.float64]:
        known = self._by_text.get(text)
        if known is None:
            known = self._matcher.match(self._words, self._read(text).found)
            self._by_text[text] = known
        return known
