"""Vectors that the last generation holds, by what they depend on."""

from pathlib import Path

import numpy as np

from ingest.embedding.embedder import Vectors
from ingest.index import layout
from ingest.index.store import Store
from ingest.index.vector_file import open_vectors


class KnownVectors:
    """Looks up the vectors of passages whose text did not change."""

    def __init__(self, generation: Path | None) -> None:
        """Read the keys of a generation that was checked; None knows no vectors."""
        self._rows: dict[str, tuple[int, int, int]] = {}
        if generation is None:
            return
        store = Store(generation / layout.STORE)
        self._rows = store.vector_rows()
        store.close()
        self._passages = open_vectors(generation / layout.PASSAGE_VECTORS)
        self._sentences = open_vectors(generation / layout.SENTENCE_VECTORS)

    def get(self, key: str) -> tuple[Vectors, Vectors] | None:
        """The vectors of a passage and of its sentences, copied out of the files."""
        found = self._rows.get(key)
        if found is None:
            return None
        row, first, count = found
        return np.array(self._passages[row]), np.array(self._sentences[first : first + count])
