"""Sentences are paired by meaning, in order; copies in other words share figures too."""

import numpy as np
import pytest

from ingest.origins.alignment import (
    ToldSentences,
    aligned,
    aligned_closely,
    is_retold,
    retold_pairs,
)

SIZE = 16


def told(places, texts=None, tilt=0.6):
    """Sentences that are each near an axis, and lean towards a common one."""
    vectors = np.zeros((len(places), SIZE), np.float32)
    for row, place in enumerate(places):
        vectors[row, place] = 1.0
        vectors[row, SIZE - 1] = tilt
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return ToldSentences(
        texts or [f"Sentence with {place + 20} goats." for place in places], vectors
    )


def test_sentences_that_tell_the_same_are_paired_in_order():
    assert aligned(told([0, 1, 2]).vectors, told([5, 0, 2]).vectors) == [(0, 1), (2, 2)]


def test_of_pairs_that_cross_the_most_that_do_not_are_kept():
    assert aligned(told([0, 1, 2, 3]).vectors, told([3, 0, 1, 2]).vectors) == [
        (0, 1),
        (1, 2),
        (2, 3),
    ]


def test_nothing_is_paired_with_nothing():
    assert aligned(np.zeros((0, SIZE), np.float32), told([1]).vectors) == []


def test_between_pairs_a_likeness_is_enough():
    left, right = told([0, 1, 2], tilt=0.8), told([0, 7, 2], tilt=0.8)
    assert aligned(left.vectors, right.vectors) == [(0, 0), (2, 2)]
    assert aligned_closely(left.vectors, right.vectors) == [(0, 0), (1, 1), (2, 2)]


def test_a_copy_in_other_words_is_retold():
    assert is_retold(told(range(10)), told(range(10), tilt=0.3))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told(range(5)), told(range(5), tilt=0.3)),
        (told(range(10)), told(range(10), [f"{n} sheep." for n in range(90, 100)], tilt=0.3)),
        (told(range(10)), told(range(10))),
        (told(range(10)), told([10, 11, 12, *range(4)], tilt=0.3)),
    ],
    ids=["too short", "other figures", "word for word", "too little of it"],
)
def test_what_is_no_copy_in_other_words(one, other):
    assert not is_retold(one, other)


def test_only_near_articles_are_compared():
    articles = [told(range(10)), told(range(10), tilt=0.3), told([10, 11, 12], tilt=0.0)]
    means = np.stack([article.vectors.mean(axis=0) for article in articles])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    assert list(retold_pairs(means, articles.__getitem__)) == [(0, 1)]
