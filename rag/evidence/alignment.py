"""Where the sentences of one article stand in another that retells the same report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ingest.index import Index
from ingest.origins.alignment import aligned_closely
from ingest.records import SegmentRole

KEPT = 512
"""Pairs of articles whose alignment is kept: copies are asked about again and again."""
_TELLING = frozenset({SegmentRole.BODY, SegmentRole.HEADLINE})


@dataclass(frozen=True, slots=True)
class Alignment:
    """The rows of one article's sentences, in order, and of those that tell the same in another.

    `others` are the rows of all of the other's sentences, in order.
    """

    rows: Sequence[int]
    others: Sequence[int]
    told: Mapping[int, int]

    def beside(self, row: int) -> tuple[int, ...]:
        """Return the row that tells the same, or else the rows among which it would stand.

        These are the ones that tell what is told before and after it, and those between.
        """
        if row in self.told:
            return (self.told[row],)
        if row not in self.rows:
            return ()
        at = self.rows.index(row)
        above = next((self.told[one] for one in self.rows[at::-1] if one in self.told), None)
        below = next((self.told[one] for one in self.rows[at:] if one in self.told), None)
        if above is None or below is None:
            return ()
        start, end = self.others.index(above), self.others.index(below)
        return tuple(self.others[start : end + 1]) if end - start < MOST_BETWEEN else ()


MOST_BETWEEN = 4
"""Sentences among which one without a counterpart may stand; more tell of other things."""


class Alignments:
    """The alignments of an index's articles, each made when it is first asked for."""

    def __init__(self, index: Index) -> None:
        """Read the sentences and vectors of `index`."""
        self._index = index
        self._of = lru_cache(KEPT)(self._aligned)

    def __call__(self, article_id: str, other_id: str) -> Alignment:
        """Return where one article's sentences stand in another."""
        return self._of(article_id, other_id)

    def _aligned(self, article_id: str, other_id: str) -> Alignment:
        rows, others = self._rows(article_id), self._rows(other_id)
        vectors = self._index.sentence_vectors
        pairs = aligned_closely(np.asarray(vectors(rows)), np.asarray(vectors(others)))
        return Alignment(rows, others, {rows[one]: others[other] for one, other in pairs})

    def _rows(self, article_id: str) -> list[int]:
        sentences = self._index.article_sentences(article_id)
        return [one.row for one in sentences if one.role in _TELLING]
