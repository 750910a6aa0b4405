"""What a forum shows of a writer: counts, and values below labels on lines of their own."""

import re
from collections.abc import Sequence

from ingest.segmenting.chrome import is_bullet
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.units import Unit

# XenForo 2 and vBulletin 4 as copied text gives them: "Location", "Hull, UK".
_LABELS = frozenset({"location", "occupation", "interests", "gender", "age", "from", "country"})
_LONGEST_VALUE = 6
_LEVEL = re.compile(r"(?:lv|level)\.? ?\d+")


def is_of_profile(unit: Unit) -> bool:
    """Whether a line between a name and words is of a profile, no mere rank: "Top fan", "Lv 7"."""
    if unit.is_symbols:
        return not is_bullet(unit)
    if _LEVEL.fullmatch(unit.key):
        return False
    return Sign.PROFILE in unit.signs and any(one.isdigit() or one == ":" for one in unit.text)


def is_field_value(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is what a profile's label above it announces: "Hull, UK" below "Location".

    Another line of the profile, or the time of the post, stands below it.
    """
    if not 0 < index < len(units) - 1:
        return False
    unit, label, below = units[index], units[index - 1], units[index + 1]
    if label.key not in _LABELS or Sign.PROFILE not in label.signs:
        return False
    if unit.words > _LONGEST_VALUE or unit.ends_sentence or unit.signs:
        return False
    return below.is_timestamp or Sign.PROFILE in below.signs
