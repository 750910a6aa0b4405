"""Which rows of an index a search may give: by article and by kind."""

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from ingest.index.store import PassageKey
from ingest.records import SegmentKind

FEW = 0.25
"""A mask that leaves a smaller share of all rows is searched row by row of what it leaves."""
_KINDS = tuple(SegmentKind)


class RowSelection:
    """The passages of a generation by row, and masks over them."""

    def __init__(self, keys: Sequence[PassageKey]) -> None:
        """Take the keys of all passages, in row order."""
        self.keys = keys
        self.row_of = {key.passage_id: row for row, key in enumerate(keys)}
        numbers: dict[str, int] = {}
        self._articles = np.array(
            [numbers.setdefault(key.article_id, len(numbers)) for key in keys], np.int64
        )
        self._numbers = numbers
        self._kinds = np.array([_KINDS.index(key.kind) for key in keys], np.int64)

    def __len__(self) -> int:
        return len(self.keys)

    def mask(
        self,
        article_ids: Collection[str] | None,
        kinds: Collection[SegmentKind] | None,
    ) -> npt.NDArray[np.bool_] | None:
        """The rows of these articles and kinds; None where that is every row."""
        mask = np.ones(len(self.keys), np.bool_)
        if kinds is not None:
            mask &= np.isin(self._kinds, [_KINDS.index(kind) for kind in kinds])
        if article_ids is not None:
            numbers = [self._numbers[found] for found in article_ids if found in self._numbers]
            mask &= np.isin(self._articles, numbers)
        return None if mask.all() else mask

    def rows_of_article(self, article_id: str) -> list[int]:
        """The rows of an article and of the comments under it, in row order."""
        number = self._numbers.get(article_id, -1)
        rows: list[int] = np.flatnonzero(self._articles == number).tolist()
        return rows


def best_rows(scores: npt.NDArray[np.float32], count: int) -> list[int]:
    """The rows with the highest scores, best first; among equals the lower row."""
    if count < len(scores):
        # All rows that tie with the last one taken, so that the choice among them is by row.
        edge = np.partition(scores, len(scores) - count)[len(scores) - count]
        rows = np.flatnonzero(scores >= edge)
    else:
        rows = np.arange(len(scores))
    order: list[int] = rows[np.lexsort((rows, -scores[rows]))][:count].tolist()
    return order
