"""What the index asks of an embedding model, whichever it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which model made a vector: vectors of two identities must never be compared.

    `sha256` is that of the file that holds the weights.
    """

    name: str
    sha256: str
    dimensions: int

    def __str__(self) -> str:
        return f"{self.name} ({self.sha256[:12]})"


@dataclass(frozen=True, slots=True)
class PassageText:
    """A text to embed and the sentence spans (characters, `end` exclusive) inside it."""

    text: str
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """Unit vectors: `passages` [texts, dimensions], `sentences` [all their sentences, dimensions].

    Sentence rows stand in the order of the texts, and within a text of its spans.
    """

    passages: Vectors
    sentences: Vectors


class PassageEmbedder(Protocol):
    """An embedding model that also gives each sentence of a passage its own vector."""

    @property
    def identity(self) -> ModelIdentity:
        """The model's name, weights and width."""
        ...

    @property
    def window(self) -> int:
        """The most word pieces that the model reads of one text, without special ones."""
        ...

    def piece_offsets(self, text: str) -> Sequence[tuple[int, int]]:
        """The character span of each word piece of a text, in order."""
        ...

    def passages(
        self, texts: Sequence[PassageText], progress: Callable[[int], None] | None = None
    ) -> PassageVectors:
        """Vectors of passages and their sentences; `progress` is told texts done so far."""
        ...
