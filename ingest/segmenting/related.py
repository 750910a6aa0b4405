"""Lists of other stories that stand inside or below an article."""

from collections.abc import Sequence

from ingest.segmenting.lexicon import Sign
from ingest.segmenting.units import Unit

_TEASER_WORDS = 32
_NO_STORY = frozenset({Sign.CREDIT, Sign.BYLINE, Sign.FOLLOW})


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
    has_teasers = _has_teasers(units, start)
    while index < len(units):
        if units[index].is_prose and not (has_teasers and _is_teaser(units, index)):
            return _article_opening(units, start, index)
        index += 1
    return index


def _has_teasers(units: Sequence[Unit], start: int) -> bool:
    """Whether the list's stories have a paragraph each below their headings: at least two do."""
    kinds = [unit.is_prose for unit in units[start:] if not (unit.is_timestamp or unit.is_symbols)]
    return kinds[:4] == [False, True, False, True]


def _is_teaser(units: Sequence[Unit], index: int) -> bool:
    """Whether a short paragraph stands under one story's heading and above the next one's."""
    if units[index].words > _TEASER_WORDS:
        return False
    if index + 1 == len(units):
        return True
    after = units[index + 1]
    return not units[index - 1].is_prose and not after.is_prose and not after.signs & _NO_STORY


def _article_opening(units: Sequence[Unit], start: int, prose: int) -> int:
    """Where an article begins whose first paragraph is at `prose`: at its headline, if it has
    a byline, else at the paragraph.
    """
    index = prose
    has_byline = False
    while index > start:
        unit = units[index - 1]
        is_byline = Sign.BYLINE in unit.signs
        has_byline = has_byline or is_byline
        if not (is_byline or unit.is_timestamp or Sign.FURNITURE in unit.signs):
            break
        index -= 1
    return max(index - 1, start) if has_byline else prose
