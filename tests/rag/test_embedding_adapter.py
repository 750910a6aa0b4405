"""The adapter moves a question's vector, and leaves those of other models alone."""

import numpy as np

from ingest.embedding.minilm import MiniLMEmbedding
from ingest.settings import IngestSettings
from rag.embedding_adapter import adapted, moved


def test_vectors_stay_of_length_one():
    vectors = np.eye(3, dtype=np.float32)
    matrix = np.array([[0, 1, 0], [0, 0, 0], [0, 0, 2]], np.float32)
    found = moved(vectors, matrix)
    assert np.allclose(np.linalg.norm(found, axis=1), 1.0)
    assert np.allclose(found[0], [1, 0, 0])
    assert np.allclose(found[1], [0.5**0.5, 0.5**0.5, 0])
    assert np.allclose(moved(vectors[1], matrix), found[1])


def test_vectors_of_another_model_stay():
    vector = np.ones(8, np.float32)
    assert adapted(lambda _: vector)("Who?") is vector


def test_a_question_comes_nearer_to_what_answers_it_in_other_words():
    encode = MiniLMEmbedding(IngestSettings.from_environment({})).query
    asked = "Who set up the airline in the first place?"
    answer = encode("It was started in 1961 by two crop-dusting brothers, Hal and Rufus Teague.")
    alike = encode("Who will set up the first airline in the new place?")
    before = encode(asked) @ answer - encode(asked) @ alike
    after = adapted(encode)(asked) @ answer - adapted(encode)(asked) @ alike
    assert after > before
