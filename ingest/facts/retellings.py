"""Which dated article an undated one retells, by the runs of words that they share.

A retelling appears within days of the report. What the two share is counted in pairs of
neighbouring content words, cut to their stems' first letters, that few articles of the corpus hold.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MIN_SHARED_PART = 0.18
MIN_SHARED_PAIRS = 12
MIN_PART_ON_ONE_PAGE = 0.08
MIN_PAIRS_ON_ONE_PAGE = 5
MAX_HOLDERS = 8
"""A pair of words in more articles than this tells no report from another."""
_STEM = 5
_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d,.]*\d")
_STOP = frozenset(
    re.findall(
        r"\w+",
        "about after also because been before being between both came could during each even "
        "every from have having here into just like made make many more most much must only "
        "other over said same says should since some such than that their them then there these "
        "they this those through told under until upon very were what when where which while "
        "will with without would year years your",
    )
)

_BITS_OF_STEM = np.uint64(32)

Pairs = npt.NDArray[np.uint64]
"""Pairs of stems, each once and as one number, in order: those of a whole corpus are kept."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the shorter of two articles the other holds."""

    other: int
    part: float
    pairs: int


class PairReader:
    """Reads the texts of one corpus as pairs of neighbouring content words."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def pairs(self, text: str) -> Pairs:
        """Give the pairs of a text."""
        words = [word.lower() for word in _WORD.findall(text)]
        stems = [word[:_STEM] for word in words if word not in _STOP]
        numbers = [self._numbers.setdefault(stem, len(self._numbers)) for stem in stems]
        numbered = np.array(numbers, np.uint64)
        return np.unique(numbered[:-1] << _BITS_OF_STEM | numbered[1:])


def most_alike(
    undated: Iterable[tuple[int, Pairs]], dated: Mapping[int, Pairs], pages: Mapping[int, int]
) -> dict[int, Likeness]:
    """Find, for each undated article, the dated one that it shares most with.

    Args:
        undated: Article numbers with their word pairs.
        dated: The same of articles with a date.
        pages: Page number by article number: an article needs to share less with one that
            stands above it on its page.

    Returns:
        The best dated article of those that share enough, by undated article.
    """
    held, holders = _holders(dated)
    found: dict[int, Likeness] = {}
    for article, pairs in undated:
        first, last = (np.searchsorted(held, pairs, side) for side in ("left", "right"))
        shared = Counter(
            other
            for begin, end in zip(first, last, strict=True)
            for other in holders[begin:end].tolist()
        )
        likenesses = [
            Likeness(other, count / max(1, min(len(pairs), len(dated[other]))), count)
            for other, count in shared.items()
        ]
        enough = [
            one
            for one in likenesses
            if _is_enough(one, pages[article] == pages[one.other] and one.other < article)
        ]
        if enough:
            found[article] = max(enough, key=lambda one: (one.part, one.pairs, -one.other))
    return found


def _is_enough(one: Likeness, is_below: bool) -> bool:
    if is_below:
        return one.part >= MIN_PART_ON_ONE_PAGE and one.pairs >= MIN_PAIRS_ON_ONE_PAGE
    return one.part >= MIN_SHARED_PART and one.pairs >= MIN_SHARED_PAIRS


def _holders(dated: Mapping[int, Pairs]) -> tuple[Pairs, npt.NDArray[np.int64]]:
    """Give the pairs that few articles hold, in order, once for each of these, and the articles."""
    held = np.concatenate(list(dated.values()))
    holders = np.repeat(np.array(list(dated)), [len(pairs) for pairs in dated.values()])
    _, number, counts = np.unique(held, return_inverse=True, return_counts=True)
    is_rare = counts[number] <= MAX_HOLDERS
    held, holders = held[is_rare], holders[is_rare]
    order = np.argsort(held, kind="stable")
    return held[order], holders[order]
