"""The lexical index: BM25 over terms, by bm25s, memory-mapped when it is read. Its one owner."""

import json
from collections.abc import Sequence
from pathlib import Path

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
        import bm25s

        index = bm25s.BM25(method="lucene", backend="numpy")
        index.index((self._rows, self._vocabulary), create_empty_token=False, show_progress=False)
        index.save(folder, show_progress=False)


class LexicalIndex:
    """BM25 scores of every passage for a question's terms.

    bm25s saves a sparse matrix with a column for each term, so that a question's scores are the
    sum of its columns. They are summed here: importing bm25s, and SciPy with it, takes longer
    than everything else that opening an index does.
    """

    def __init__(self, folder: Path) -> None:
        """Map the index into memory.

        Raises:
            IndexDamaged: A file is missing or cannot be read.
        """
        self._columns: dict[str, int] = {}
        self._starts = np.zeros(1, np.int64)
        self._rows = np.empty(0, np.int64)
        self._scores = np.empty(0, np.float32)
        self.rows = 0
        if (folder / EMPTY_MARK).exists():
            return
        try:
            self._columns = json.loads((folder / "vocab.index.json").read_bytes())
            self._starts = np.load(folder / "indptr.csc.index.npy", mmap_mode="r")
            self._rows = np.load(folder / "indices.csc.index.npy", mmap_mode="r")
            self._scores = np.load(folder / "data.csc.index.npy", mmap_mode="r")
            self.rows = int(json.loads((folder / "params.index.json").read_bytes())["num_docs"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(f"The lexical index {folder} cannot be read: {error}.") from error

    def scores(self, terms: Sequence[str], rows: int) -> npt.NDArray[np.float32]:
        """The score of every row, 0 where no term is shared; float32 [rows].

        A term that a question repeats counts once.
        """
        scores = np.zeros(rows, np.float32)
        for term in sorted(set(terms)):
            column = self._column(term)
            scores[self._rows[column]] += self._scores[column]
        return scores

    def document_frequency(self, term: str) -> int:
        """How many passages have a term."""
        return len(self._rows[self._column(term)])

    def _column(self, term: str) -> slice:
        number = self._columns.get(term)
        if number is None:
            return slice(0, 0)
        return slice(int(self._starts[number]), int(self._starts[number + 1]))
