"""A linear adapter of question vectors: it moves a question nearer to sentences that answer it.

The embedding model puts a question beside sentences that say the same words; what answers it says
other ones. A vector q becomes the unit vector of q + A·q. `embedding_adapter.npy` holds A, which
`python -m rag.training.adapter` fitted on questions about news. Vectors in an index stay as they
are.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

FILE = "embedding_adapter.npy"
Encode = Callable[[str], NDArray[np.float32]]


def adapted(encode: Encode) -> Encode:
    """Return an encoder of questions whose vectors are moved.

    Vectors of another length than the adapter's are another model's, and stay as they are.
    """

    def encode_adapted(text: str) -> NDArray[np.float32]:
        vector = encode(text)
        matrix = _matrix()
        if vector.shape != matrix.shape[:1]:
            return vector
        return moved(vector, matrix)

    return encode_adapted


def moved(vectors: NDArray[np.float32], matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return unit vectors, one or one a row, moved by an adapter's matrix."""
    towards = vectors + vectors @ matrix.T
    lengths = np.linalg.norm(towards, axis=-1, keepdims=True)
    return np.asarray(towards / lengths, np.float32)


@cache
def _matrix() -> NDArray[np.float32]:
    with as_file(files("rag").joinpath(FILE)) as path:
        return np.asarray(np.load(path, allow_pickle=False), np.float32)
