"""Notes about an article's author that stand below it."""

from collections.abc import Sequence

from ingest.segmenting.headline_words import stems
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.register import measure
from ingest.segmenting.units import Unit

_LONGEST_NOTE = 70
_LONGEST_HEADING = 6
_LONGEST_PROFILE = 8
_FEWEST_PARAGRAPHS = 2


def author_note_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of notes about the author and of their headings.

    A heading is "About NAME", or below the text NAME alone, where a byline names NAME; in a live
    report NAME alone signs an update.
    """
    names: frozenset[str] = frozenset()
    found: set[int] = set()
    paragraphs = 0
    for index, unit in enumerate(units):
        if paragraphs >= _FEWEST_PARAGRAPHS and unit.key.startswith("written by "):
            found.update(_profile(units, index))
        if Sign.BYLINE in unit.signs:
            names |= stems(unit.text)
        if unit.words > _LONGEST_HEADING or Sign.BYLINE in unit.signs:
            paragraphs += unit.is_prose
            continue
        told = stems(unit.key)
        is_about = unit.key.startswith("about ")
        if is_about:
            told -= stems("about the author writer")
        if not told <= names or not (is_about or (told and paragraphs >= _FEWEST_PARAGRAPHS)):
            paragraphs += unit.is_prose
            continue
        if not is_about and measure(unit.text for unit in units[index + 1 : index + 2]).report:
            continue
        found.add(index)
        if index + 1 < len(units) and units[index + 1].words <= _LONGEST_NOTE:
            found.add(index + 1)
    return frozenset(found)


def _profile(units: Sequence[Unit], start: int) -> range:
    """The writer's profile below a text, from "Written by NAME" to the button to follow him."""
    for index in range(start + 1, min(start + 1 + _LONGEST_PROFILE, len(units))):
        if units[index].words > _LONGEST_NOTE:
            break
        if units[index].key == "follow":
            return range(start, index + 1)
    return range(0)
