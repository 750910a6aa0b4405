"""Notes about an article's author that stand below it."""

import re
from collections.abc import Iterator, Sequence

from ingest.segmenting.boxes import is_article_prose
from ingest.segmenting.bylines import byline_author
from ingest.segmenting.headline_words import stems
from ingest.segmenting.lexicon import Sign, line_key
from ingest.segmenting.register import measure
from ingest.segmenting.units import Unit

_LONGEST_NOTE = 70
_LONGEST_HEADING = 6
_LONGEST_PROFILE = 8
_FEWEST_PARAGRAPHS = 2
_PERSON = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}")
_DOES = "is|was|covers|writes|has|reports|works|worked|lives|teaches|edits|joined|blogs|studies"


def author_note_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of notes about the author and of their headings.

    A heading is "About NAME", or below the text NAME alone, where a byline names NAME; in a live
    report NAME alone signs an update.
    """
    names: frozenset[str] = frozenset()
    found: set[int] = set(_last_words(units))
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


def _last_words(units: Sequence[Unit]) -> Iterator[int]:
    """The last paragraphs, where they say what a writer whom a byline names is or does."""
    bylines = (byline_author(unit.text) for unit in units if Sign.BYLINE in unit.signs)
    people = {found.group() for one in bylines if one and (found := _PERSON.match(one))}
    names = "|".join(sorted(re.escape(line_key(name)) for name in people))
    note = re.compile(rf"(?:the author,? )?(?:{names}) (?:{_DOES})\b")
    prose = [index for index, unit in enumerate(units) if is_article_prose(unit)]
    if not names or len(prose) <= _FEWEST_PARAGRAPHS:
        return
    for index in prose[_FEWEST_PARAGRAPHS:]:
        if Sign.BYLINE in units[index - 1].signs and note.match(units[index].key):
            yield from (index - 1, index)
    for index in reversed(prose):
        if units[index].words > _LONGEST_NOTE or note.match(units[index].key) is None:
            return
        yield index
        if Sign.BYLINE in units[index - 1].signs and index - 1 > prose[0]:
            yield index - 1


def _profile(units: Sequence[Unit], start: int) -> range:
    """The writer's profile below a text, from "Written by NAME" to the button to follow him."""
    for index in range(start + 1, min(start + 1 + _LONGEST_PROFILE, len(units))):
        if units[index].words > _LONGEST_NOTE:
            break
        if units[index].key == "follow":
            return range(start, index + 1)
    return range(0)
