"""Finds units with largely the same words among very many, in time linear in their number.

MinHash signatures in banded buckets (Broder 1997; Indyk and Motwani 1998), by datasketch.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from datasketch import MinHash  # type: ignore[import-untyped]

PERMUTATIONS = 48
ROWS_PER_BAND = 2
MAX_BUCKET = 24
_SEED = 1


@lru_cache(maxsize=262144)
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8"))


def lookalike_pairs(contents: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Give pairs of places whose word sets are probably alike, each pair once.

    With 24 bands of 2 rows a pair of Jaccard similarity 0.4 is found with probability 0.98.
    A bucket of more than `MAX_BUCKET` units is a formula, not a retelling, and gives none.
    """
    buckets: defaultdict[tuple[int, int, int], list[int]] = defaultdict(list)
    words = [[_hash(word) for word in sorted(content)] for content in contents]
    sketches = MinHash.bulk(words, num_perm=PERMUTATIONS, seed=_SEED, hashfunc=int)
    for place, sketch in enumerate(sketches):
        values = np.asarray(sketch.hashvalues, dtype=np.uint64).tolist()
        for band in range(0, PERMUTATIONS, ROWS_PER_BAND):
            buckets[(band, values[band], values[band + 1])].append(place)
    seen: set[tuple[int, int]] = set()
    for places in buckets.values():
        if 1 < len(places) <= MAX_BUCKET:
            for position, left in enumerate(places):
                for right in places[position + 1 :]:
                    if (left, right) not in seen:
                        seen.add((left, right))
                        yield left, right
