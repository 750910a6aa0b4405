"""An exported network gives back the arrays that it was made of."""

import numpy as np
import onnx

from rag.training.graph import Precision, build
from rag.training.read_back import read_back

WORDS = "encoder.embeddings.word_embeddings.weight"


def test_every_array_but_the_word_vectors_comes_back(weights: dict[str, np.ndarray]) -> None:
    network = onnx.load_from_string(build(weights, Precision.DYNAMIC_INT8))
    found = read_back(network)
    assert set(found) == set(weights) - {WORDS}
    for name, array in found.items():
        step = np.abs(weights[name]).max() / 127
        assert array.shape == weights[name].shape, name
        assert np.abs(array - weights[name]).max() <= step, name
