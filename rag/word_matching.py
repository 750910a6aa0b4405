"""How well the words of one text stand in another: by stem, or by a near synonym."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rag.word_vectors import WordVectors
from rag.words import Word

SYNONYM_FLOOR = 0.25
SYNONYM_RANGE = 0.5
SYNONYM_CEILING = 0.85
"""A word vector's cosine c counts as a match of min(1, (c - floor) / range) x ceiling."""
MATCHED = 0.35
"""A word with a weaker match than this is missing."""


class WordMatcher:
    """Matches words by stem, else by their vectors; numbers only by their digits."""

    def __init__(self, vectors: WordVectors) -> None:
        """`vectors` are those of the embedding model's own vocabulary."""
        self._vectors = vectors

    def rarity(self, word: Word) -> float:
        """Return how rare a word is in English at large, in 0..1."""
        return self._vectors.rarity(word.folded)

    def match(self, asked: Sequence[Word], found: Sequence[Word]) -> NDArray[np.float64]:
        """Return for each asked word its best match among those found, in 0..1."""
        if not asked or not found:
            return np.zeros(len(asked))
        exact = {word.stem for word in found}
        near = self._near(asked, found)
        return np.array(
            [
                1.0 if word.stem in exact else 0.0 if word.number else float(value)
                for word, value in zip(asked, near, strict=True)
            ]
        )

    def _near(self, asked: Sequence[Word], found: Sequence[Word]) -> NDArray[np.float32]:
        plain = tuple(word.folded for word in found if not word.number)
        if not plain:
            return np.zeros(len(asked), np.float32)
        rows = self._vectors.stack(tuple(word.folded for word in asked))
        cosines = (rows @ self._vectors.stack(plain).T).max(axis=1)
        scaled = np.clip((cosines - SYNONYM_FLOOR) / SYNONYM_RANGE, 0, 1)
        return np.asarray(scaled * SYNONYM_CEILING, np.float32)
