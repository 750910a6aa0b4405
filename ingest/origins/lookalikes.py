"""Finds units with largely the same words among very many, in time linear in their number.

MinHash signatures in banded buckets (Broder 1997; Indyk and Motwani 1998), by datasketch.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from datasketch import MinHash  # type: ignore[import-untyped]

PERMUTATIONS = 48
ROWS_PER_BAND = 2
MAX_BUCKET = 24
_SEED = 1
_HASH_BITS = np.uint64(32)

Places = npt.NDArray[np.int64]


def lookalike_pairs(contents: Iterable[Sequence[int]], total: int) -> Places:
    """Find pairs of places whose sets of words are probably alike.

    With 24 bands of 2 rows a pair of Jaccard similarity 0.4 is found with probability 0.98.
    A bucket of more than `MAX_BUCKET` units is a formula, not a retelling, and gives none.

    Args:
        contents: The hashes (32 bits) of each unit's words.
        total: How many units there are.

    Returns:
        Each pair once, the smaller place first, in order; int64 [pairs, 2].
    """
    signatures = np.zeros((total, PERMUTATIONS), np.uint32)
    sketches = MinHash.generator(contents, num_perm=PERMUTATIONS, seed=_SEED, hashfunc=int)
    for place, sketch in enumerate(sketches):
        signatures[place] = sketch.hashvalues
    found = [np.zeros(0, np.int64)]
    for band in range(0, PERMUTATIONS, ROWS_PER_BAND):
        keys = signatures[:, band].astype(np.uint64) << _HASH_BITS | signatures[:, band + 1]
        lefts, rights = _together(keys)
        found.append(lefts * total + rights)
    return np.stack(np.divmod(np.unique(np.concatenate(found)), max(1, total)), axis=1)


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
