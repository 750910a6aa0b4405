"""Sentences of two articles that tell the same, by their vectors, and articles that retell another.

What was translated to and fro keeps hardly a word of its original, but its order, its figures and,
sentence by sentence, its meaning. A series of reports on one matter shares the meaning of some
sentences, and not their figures.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

SAME_MEANING = 0.6
"""Cosine from which two sentences that are nearest to each other tell the same."""
SAME_PLACE = 0.35
"""The same for sentences between two pairs of articles that are known to retell each other."""
VERBATIM = 0.97
"""Cosine of sentences that are copied: an outlet's own next story has some of those too."""
FEWEST_SENTENCES = 8
RETOLD_SHARE = 0.4
"""What must be retold, in other words, of the shorter article: sentences, and of its letters."""
FEWEST_FIGURES = 2
FIGURES_SHARE = 2 / 3
"""How many pairs of sentences that both have figures must share one, and what part of them."""
NEAR = 0.6
NEIGHBOURS = 5
"""Articles are compared with those whose mean vectors are this near, and with no more of them."""
_AT_ONCE = 1_000
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[a-z]+")
_IN_WORDS = {
    word: str(number)
    for number, word in enumerate(
        (
            *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
            *("nineteen", "twenty"),
        ),
        2,
    )
}


@dataclass(frozen=True, slots=True)
class ToldSentences:
    """An article's sentences in order: their texts, and their unit vectors, one a row."""

    texts: Sequence[str]
    vectors: Vectors


def aligned(left: Vectors, right: Vectors, least: float = SAME_MEANING) -> list[tuple[int, int]]:
    """Pair the sentences of two articles that tell the same, in the order of both.

    Paired are sentences each of which is the other's nearest; of pairs that cross the most that
    do not are kept.

    Args:
        left: Unit vectors of one article's sentences, `(n, d)`.
        right: Those of the other's, `(m, d)`.
        least: Cosine from which sentences are paired.

    Returns:
        The places of the sentences of each pair.
    """
    if not len(left) or not len(right):
        return []
    cosines = left @ right.T
    nearest, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    pairs = [
        (place, int(other))
        for place, other in enumerate(nearest)
        if back[other] == place and cosines[place, other] >= least
    ]
    return [pairs[place] for place in _rising([other for _, other in pairs])]


def aligned_closely(left: Vectors, right: Vectors) -> list[tuple[int, int]]:
    """Pair the sentences of two articles that are known to retell each other.

    As `aligned`, and between two pairs those that are nearest to each other there.
    """
    pairs = aligned(left, right)
    edges = [(-1, -1), *pairs, (len(left), len(right))]
    found = list(pairs)
    for (start, first), (end, last) in pairwise(edges):
        between = aligned(left[start + 1 : end], right[first + 1 : last], SAME_PLACE)
        found += [(start + 1 + one, first + 1 + other) for one, other in between]
    return sorted(found)


def retold_pairs(means: Vectors, told: Callable[[int], ToldSentences]) -> Iterator[tuple[int, int]]:
    """Find the articles that retell one another.

    Args:
        means: The mean vectors of the articles' sentences, of length one, `(articles, d)`.
        told: Gives an article's sentences.

    Yields:
        The places of two articles, the smaller first.
    """
    for one, other in _near(means):
        if is_retold(told(one), told(other)):
            yield one, other


def is_retold(one: ToldSentences, other: ToldSentences) -> bool:
    """Whether the shorter of two articles tells, in other words, what the other does."""
    short, long = sorted((one, other), key=lambda told: len(told.texts))
    pairs = [
        (short.texts[i], long.texts[j])
        for i, j in aligned(short.vectors, long.vectors)
        if float(short.vectors[i] @ long.vectors[j]) < VERBATIM
    ]
    if len(pairs) < FEWEST_SENTENCES:
        return False
    letters = sum(len(text) for text, _ in pairs)
    if letters < RETOLD_SHARE * sum(map(len, short.texts)):
        return False
    figures = [(_figures(mine), _figures(theirs)) for mine, theirs in pairs]
    agreeing = [bool(mine & theirs) for mine, theirs in figures if mine and theirs]
    return sum(agreeing) >= max(FEWEST_FIGURES, FIGURES_SHARE * len(agreeing))


def _near(means: Vectors) -> Iterator[tuple[int, int]]:
    """Give the pairs of articles that are among each other's nearest, each once, in order."""
    found: set[tuple[int, int]] = set()
    for start in range(0, len(means), _AT_ONCE):
        cosines = means[start : start + _AT_ONCE] @ means.T
        for row, line in enumerate(cosines, start):
            line[row] = -1.0
            most = min(NEIGHBOURS, len(line) - 1)
            for other in np.argpartition(-line, most)[:most] if most > 0 else ():
                if line[other] >= NEAR:
                    found.add((min(row, int(other)), max(row, int(other))))
    yield from sorted(found)


def _rising(values: Sequence[int]) -> list[int]:
    """The places of a longest rising row of values (patience sorting)."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(ends, value)
        before.append(places[at - 1] if at else -1)
        if at == len(ends):
            ends.append(value)
            places.append(place)
        else:
            ends[at], places[at] = value, place
    row: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        row.append(place)
        place = before[place]
    return row[::-1]


def _figures(text: str) -> set[str]:
    written = {_IN_WORDS[word] for word in _WORD.findall(text.lower()) if word in _IN_WORDS}
    return written | {figure.replace(",", "") for figure in _FIGURE.findall(text)}
