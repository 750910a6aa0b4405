"""Nearest passages: row by row where there are few, else by Chroma's graph.

A row-by-row search is exact and misses nothing; up to `EXACT_UP_TO` passages it is also quicker
than the graph, and Chroma, whose import takes longer than most questions, is not even opened.
"""

from math import ceil
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ingest.embedding.embedder import Vectors
from ingest.index import layout
from ingest.index.manifest import Manifest
from ingest.index.selection import FEW, RowSelection, best_rows
from ingest.index.vector_file import open_vectors
from ingest.index.working_copy import WorkingCopy

if TYPE_CHECKING:
    from ingest.index.collection import PassageCollection

EXACT_UP_TO = 20_000
"""Passages of an index folder that are all compared: well below where the graph gets quicker."""
FILTER_REACH = 1.5
"""A filtered search first takes from Chroma what would do if the rows let through were spread
evenly, times this, and filters that; Chroma's own filter takes 0.2 s over half of 100,000
passages."""


class VectorSearch:
    """The passage vectors of one generation. Chroma is opened by the first search that needs it."""

    def __init__(
        self, folder: Path, manifest: Manifest, server: str | None, selection: RowSelection
    ) -> None:
        """Take a checked generation; `server` is the address of the Chroma that holds it."""
        self._folder = folder
        self._manifest = manifest
        self._server = server
        self._selection = selection
        self._lock = Lock()
        self._collection: PassageCollection | None = None
        self._copy: WorkingCopy | None = None
        self.vectors = open_vectors(folder / layout.PASSAGE_VECTORS)

    def search(
        self, vector: Vectors, count: int, mask: npt.NDArray[np.bool_] | None
    ) -> list[tuple[int, float]]:
        """Rows and cosines, best first; `mask` limits the rows.

        Raises:
            IndexUnavailable: The Chroma server does not answer.
        """
        total = len(self._selection)
        available = total if mask is None else int(mask.sum())
        count = min(count, available)
        if count <= 0:
            return []
        few = mask is not None and available < FEW * total
        if few or (self._server is None and total <= EXACT_UP_TO):
            return self._exact(vector, count, mask)
        reach = count if mask is None else ceil(FILTER_REACH * count * total / available)
        rows = self._selection.row_of
        nearest = self._opened().search(vector, min(reach, total))
        found = [(rows[name], cosine) for name, cosine in nearest]
        if mask is not None:
            found = [(row, cosine) for row, cosine in found if mask[row]]
        return found[:count] if len(found) >= count else self._exact(vector, count, mask)

    def close(self) -> None:
        """Close Chroma and remove its working copy."""
        with self._lock:
            if self._collection is not None:
                self._collection.close()
            if self._copy is not None:
                self._copy.close()
            self._collection = self._copy = None

    def _exact(
        self, vector: Vectors, count: int, mask: npt.NDArray[np.bool_] | None
    ) -> list[tuple[int, float]]:
        if mask is None:
            cosines = np.asarray(self.vectors @ vector, np.float32)
            return [(row, float(cosines[row])) for row in best_rows(cosines, count)]
        rows = np.flatnonzero(mask)
        cosines = np.asarray(self.vectors[rows] @ vector, np.float32)
        return [(int(rows[at]), float(cosines[at])) for at in best_rows(cosines, count)]

    def _opened(self) -> "PassageCollection":
        from ingest.index.collection import open_collection

        with self._lock:
            if self._collection is None:
                if self._server is None:
                    self._copy = WorkingCopy(self._folder / layout.CHROMA)
                place = self._server or (self._copy.folder if self._copy else self._folder)
                self._collection = open_collection(place, self._manifest.collection)
            return self._collection
