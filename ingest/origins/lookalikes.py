"""Finds units with largely the same words among very many, in time linear in their number.

MinHash signatures in banded buckets (Broder 1997; Indyk and Motwani 1998), by datasketch.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from datasketch import MinHash  # type: ignore[import-untyped]

PERMUTATIONS = 48
ROWS_PER_BAND = 2
MAX_BUCKET = 24
_SEED = 1
_HASH_BITS = np.uint64(32)
_TOLD_AT_ONCE = 10_000

Places = npt.NDArray[np.int64]


def lookalike_pairs(
    contents: Iterable[Sequence[int]], owners: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Find pairs of places, of different owners, whose sets of words are probably alike.

    With 24 bands of 2 rows a pair of Jaccard similarity 0.4 is found with probability 0.98.
    A bucket of more than `MAX_BUCKET` units is a formula, not a retelling, and gives none.

    Args:
        contents: The hashes (32 bits) of each unit's words.
        owners: The number of each unit's article.

    Yields:
        Each pair once, the smaller place first, in order.
    """
    total = len(owners)
    pairs = np.unique(_candidates(contents, owners))
    for start in range(0, len(pairs), _TOLD_AT_ONCE):
        lefts, rights = np.divmod(pairs[start : start + _TOLD_AT_ONCE], total)
        yield from zip(lefts.tolist(), rights.tolist(), strict=True)


def _candidates(contents: Iterable[Sequence[int]], owners: Sequence[int]) -> Places:
    """Give the pairs of each band as numbers: the smaller place times all, plus the larger."""
    total = len(owners)
    signatures = np.zeros((total, PERMUTATIONS), np.uint32)
    sketches = MinHash.generator(contents, num_perm=PERMUTATIONS, seed=_SEED, hashfunc=int)
    for place, sketch in enumerate(sketches):
        signatures[place] = sketch.hashvalues
    owner_of = np.array(owners, np.int64)
    found = [np.zeros(0, np.int64)]
    for band in range(0, PERMUTATIONS, ROWS_PER_BAND):
        keys = signatures[:, band].astype(np.uint64) << _HASH_BITS | signatures[:, band + 1]
        lefts, rights = _together(keys)
        apart = owner_of[lefts] != owner_of[rights]
        found.append(lefts[apart] * total + rights[apart])
    return np.concatenate(found)


def _together(keys: npt.NDArray[np.uint64]) -> tuple[Places, Places]:
    """Pair the places that have one key, where they are few enough."""
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    _, number, sizes = np.unique(ranked, return_inverse=True, return_counts=True)
    order, ranked = order[sizes[number] <= MAX_BUCKET], ranked[sizes[number] <= MAX_BUCKET]
    lefts, rights = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for step in range(1, MAX_BUCKET):
        same = ranked[step:] == ranked[:-step]
        if not same.any():
            break
        lefts.append(order[:-step][same])
        rights.append(order[step:][same])
    return np.concatenate(lefts), np.concatenate(rights)
