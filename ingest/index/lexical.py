"""The lexical index: BM25 over terms, by bm25s, memory-mapped when it is read. Its one owner."""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt

from ingest.errors import IndexDamaged

EMPTY_MARK = "empty"
"""bm25s cannot index nothing; an index of no term at all is this empty file instead."""


class LexicalWriter:
    """Gathers the terms of passages, row by row, as numbers."""

    def __init__(self) -> None:
        self._vocabulary: dict[str, int] = {}
        self._rows: list[npt.NDArray[np.int32]] = []

    def append(self, terms: Sequence[str]) -> None:
        """Add the next passage's terms."""
        numbers = [self._vocabulary.setdefault(term, len(self._vocabulary)) for term in terms]
        self._rows.append(np.array(numbers, np.int32))

    def write(self, folder: Path) -> None:
        """Compute BM25 (Robertson's, in Lucene's form with scores above 0) and save it."""
        folder.mkdir()
        if not self._vocabulary:
            (folder / EMPTY_MARK).touch()
            return
        index = bm25s.BM25(method="lucene", backend="numpy")
        index.index((self._rows, self._vocabulary), create_empty_token=False, show_progress=False)
        index.save(folder, show_progress=False)


class LexicalIndex:
    """BM25 scores of every passage for a question's terms."""

    def __init__(self, folder: Path) -> None:
        """Map the index into memory.

        Raises:
            IndexDamaged: A file is missing or cannot be read.
        """
        self._index: bm25s.BM25 | None = None
        if (folder / EMPTY_MARK).exists():
            return
        try:
            self._index = bm25s.BM25.load(folder, mmap=True)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(f"The lexical index {folder} cannot be read: {error}.") from error
        self._index.backend = "numpy"

    def scores(self, terms: Sequence[str], rows: int) -> npt.NDArray[np.float32]:
        """The score of every row, 0 where no term is shared; float32 [rows].

        A term that a question repeats counts once.
        """
        if self._index is None:
            return np.zeros(rows, np.float32)
        numbers = self._index.get_tokens_ids(sorted(set(terms)))
        if not numbers:
            return np.zeros(rows, np.float32)
        return np.asarray(self._index.get_scores_from_ids(numbers), np.float32)

    def document_frequency(self, term: str) -> int:
        """How many passages have a term."""
        if self._index is None:
            return 0
        number = self._index.vocab_dict.get(term)
        if number is None:
            return 0
        starts = self._index.scores["indptr"]
        return int(starts[number + 1] - starts[number])

    @property
    def rows(self) -> int:
        """How many passages were indexed."""
        return 0 if self._index is None else int(self._index.scores["num_docs"])
