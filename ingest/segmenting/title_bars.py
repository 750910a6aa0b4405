"""What title bars and copyright lines tell of a page: its headline, and the name of its site."""

import re
from collections.abc import Sequence

from ingest.segmenting.mastheads import BAR
from ingest.segmenting.units import Unit

_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:copyright|©|\(c\))?\s*"
    r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,]*(?:by )?"
    r"(?P<name>[^.,|(]{3,40}?)(?:\s(?:inc|ltd|llc|limited|group|media)\b.*|[.,|(].*|$)"
)
_OWNED = re.compile(r"(?P<name>[^©|(]{3,40}?),?\s*(?:©|\(c\)|copyright)\s*(?:19|20)\d\d.*")
_TAIL_UNITS = 12
_FEWEST_TITLE_WORDS = 2
_LONGEST_NAME = 4
_FEWEST_WORDS_MORE = 4


def site_names(front: Sequence[Unit], body: Sequence[Unit]) -> frozenset[str]:
    """Keys of the names that a page gives its site: in its title bar and its copyright line."""
    keys = {unit.key for unit in front}
    names = set()
    for unit in front:
        parts = [part.strip() for part in BAR.split(unit.key)]
        if len(parts) > 1 and parts[0] in keys and len(parts[0].split()) >= _FEWEST_TITLE_WORDS:
            names.add(parts[-1])
    for unit in (*front, *body[-_TAIL_UNITS:]):
        if unit.words <= _TAIL_UNITS * 2:
            found = _COPYRIGHT.match(unit.key) or _OWNED.match(unit.key)
            if found is not None:
                names.add(found["name"].strip())
    return frozenset(names)


def in_title_bar(unit: Unit, front: Sequence[Unit]) -> bool:
    """Whether a longer line opens or ends with a line: "Bees return | Lindhaven Post"."""
    if unit.words < _FEWEST_TITLE_WORDS:
        return False
    return any(
        len(unit.key) < len(other.key)
        and unit.key in {part.strip() for part in BAR.split(other.key)}
        for other in front
    )


def is_title_bar(unit: Unit, front: Sequence[Unit]) -> bool:
    """Whether a line is another line of the page and more: "Bees return | Lindhaven Post"."""
    parts = {part.strip() for part in BAR.split(unit.key)}
    return len(parts) > 1 and any(
        other.key in parts and other.words > _FEWEST_TITLE_WORDS for other in front
    )


def names_subject(unit: Unit, front: Sequence[Unit]) -> bool:
    """Whether a short line is a name that a longer line, the headline perhaps, holds again."""
    if unit.words > _LONGEST_NAME:
        return False
    return any(
        unit.key != other.key
        and other.words >= unit.words + _FEWEST_WORDS_MORE
        and unit.key in other.key
        and not BAR.search(other.text)
        for other in front
    )
