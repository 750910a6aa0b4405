"""Notes about an article's author that stand below it."""

from collections.abc import Sequence

from ingest.segmenting.headlines import stems
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.units import Unit

_LONGEST_NOTE = 70
_LONGEST_HEADING = 6


def author_note_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of "About NAME" headings, where a byline names NAME, and of the note below each."""
    names: frozenset[str] = frozenset()
    found: set[int] = set()
    for index, unit in enumerate(units):
        if Sign.BYLINE in unit.signs:
            names |= stems(unit.text)
        if unit.words > _LONGEST_HEADING or not unit.key.startswith("about "):
            continue
        told = stems(unit.key) - stems("about the author writer")
        if not told <= names:
            continue
        found.add(index)
        if index + 1 < len(units) and units[index + 1].words <= _LONGEST_NOTE:
            found.add(index + 1)
    return frozenset(found)
