"""Passages by their nearest single sentence: every sentence that may count is compared."""

import numpy as np
import numpy.typing as npt

from ingest.embedding.embedder import Vectors
from ingest.index.selection import FEW, RowSelection, best_rows


class SentenceSearch:
    """The sentence vectors of one generation, passage by passage."""

    def __init__(self, vectors: Vectors, selection: RowSelection) -> None:
        """`vectors` has a row for each sentence, those of a passage side by side."""
        self._vectors = vectors
        firsts = [key.first_sentence for key in selection.keys]
        self._bounds = np.array([*firsts, len(vectors)], np.int64)

    def search(
        self, vector: Vectors, count: int, mask: npt.NDArray[np.bool_] | None
    ) -> list[tuple[int, float]]:
        """Rows of passages and the cosine of their nearest sentence, best first.

        Args:
            vector: A unit vector, float32 [dimensions].
            count: How many at most.
            mask: Only these rows; None is all.
        """
        total = len(self._bounds) - 1
        if mask is None:
            mask = np.ones(total, np.bool_)
        rows = np.flatnonzero(mask)
        if not len(rows):
            return []
        best = self._among(vector, rows) if len(rows) < FEW * total else self._of_all(vector)[rows]
        return [(int(rows[at]), float(best[at])) for at in best_rows(best, count)]

    def _of_all(self, vector: Vectors) -> npt.NDArray[np.float32]:
        cosines = np.asarray(self._vectors @ vector, np.float32)
        return np.maximum.reduceat(cosines, self._bounds[:-1])

    def _among(self, vector: Vectors, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        counts = self._bounds[rows + 1] - self._bounds[rows]
        starts = np.cumsum(counts) - counts
        sentences = np.arange(counts.sum()) + np.repeat(self._bounds[rows] - starts, counts)
        cosines = np.asarray(self._vectors[sentences] @ vector, np.float32)
        return np.maximum.reduceat(cosines, starts)
