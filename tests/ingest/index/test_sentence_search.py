"""Passages by their nearest sentence, whatever a mask leaves of them."""

from types import SimpleNamespace

import numpy as np
import pytest

from ingest.index.sentence_search import SentenceSearch

PASSAGES, DIMENSIONS = 200, 16


@pytest.fixture(scope="module")
def made():
    """A search over random sentences, one to six a passage, and the best cosine of each passage."""
    chance = np.random.default_rng(5)
    counts = chance.integers(1, 7, PASSAGES)
    vectors = chance.normal(size=(counts.sum(), DIMENSIONS)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    firsts = np.cumsum(counts) - counts
    keys = [SimpleNamespace(first_sentence=int(first)) for first in firsts]
    asked = vectors[40]
    best = np.array(
        [(vectors[a : a + n] @ asked).max() for a, n in zip(firsts, counts, strict=True)]
    )
    return SentenceSearch(vectors, SimpleNamespace(keys=keys)), asked, best


@pytest.mark.parametrize("share", [1.0, 0.9, 0.2, 0.01])
def test_the_best_of_what_a_mask_leaves(made, share):
    search, asked, best = made
    mask = np.arange(PASSAGES) % round(1 / share) == 0 if share < 0.9 else np.arange(PASSAGES) > 19
    mask = mask if share < 1 else None
    left = np.arange(PASSAGES) if mask is None else np.flatnonzero(mask)
    expected = sorted(left, key=lambda row: -best[row])[:12]
    found = search.search(asked, 12, mask)
    assert [row for row, _ in found] == expected
    assert [cosine for _, cosine in found] == pytest.approx(best[expected], abs=1e-6)


def test_nothing_is_found_where_nothing_is_left(made):
    search, asked, _ = made
    assert search.search(asked, 5, np.zeros(PASSAGES, np.bool_)) == []
