"""Lists of other stories that stand inside or below an article."""

from collections.abc import Sequence

from ingest.segmenting.lexicon import Sign
from ingest.segmenting.units import Unit

_TEASER_WORDS = 32


def related_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of the units in lists of other stories.

    A list runs from its heading over lines that are headings, dates and counts. A paragraph ends
    it, save a short one between two such lines, which is a story's teaser.
    """
    found: set[int] = set()
    index = 0
    prose_seen = False
    while index < len(units):
        unit = units[index]
        prose_seen = prose_seen or unit.is_prose
        index += 1
        if Sign.RELATED in unit.signs and prose_seen and not unit.is_prose:
            end = _list_end(units, index)
            found.update(range(index - 1, end))
            index = end
    return frozenset(found)


def _list_end(units: Sequence[Unit], start: int) -> int:
    index = start
    while index < len(units):
        unit = units[index]
        if unit.is_prose and not _is_teaser(units, index, start):
            return index
        index += 1
    return index


def _is_teaser(units: Sequence[Unit], index: int, start: int) -> bool:
    """Whether a paragraph stands under one story's heading and above the next one's."""
    if index == start or units[index].words > _TEASER_WORDS:
        return False
    after = units[index + 1] if index + 1 < len(units) else None
    return not units[index - 1].is_prose and after is not None and not after.is_prose
