"""Vectors of no model, to measure all of ingestion but its embedding without the wait."""

import zlib
from collections.abc import Callable, Sequence

import numpy as np

from ingest.embedding import ModelIdentity, PassageEmbedder, PassageText, PassageVectors
from ingest.embedding.embedder import Vectors

NAME = "made-up vectors"


class MadeUpVectors:
    """Sizes passages as a model does, and gives each text a random unit vector of its own."""

    def __init__(self, model: PassageEmbedder) -> None:
        """Take the model whose word pieces are counted."""
        self._model = model
        self.identity = ModelIdentity(NAME, "0" * 64, model.identity.dimensions)
        self.window = model.window

    def piece_offsets(self, text: str) -> Sequence[tuple[int, int]]:
        """The model's word pieces."""
        return self._model.piece_offsets(text)

    def passages(
        self, texts: Sequence[PassageText], progress: Callable[[int], None] | None = None
    ) -> PassageVectors:
        """Equal vectors for equal texts, and for their sentences."""
        spans = [text.text[start:end] for text in texts for start, end in text.sentences]
        if progress is not None:
            progress(len(texts))
        return PassageVectors(self._rows([text.text for text in texts]), self._rows(spans))

    def _rows(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.identity.dimensions), np.float32)
        for row, text in enumerate(texts):
            chance = np.random.default_rng(zlib.crc32(text.encode("utf-8", "surrogatepass")))
            rows[row] = chance.standard_normal(self.identity.dimensions, np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows
