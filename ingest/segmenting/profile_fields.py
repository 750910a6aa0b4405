"""What a forum shows of a writer below labels that stand on lines of their own."""

from collections.abc import Sequence

from ingest.segmenting.lexicon import Sign
from ingest.segmenting.units import Unit

# XenForo 2 and vBulletin 4 as copied text gives them: "Location", "Hull, UK".
_LABELS = frozenset({"location", "occupation", "interests", "gender", "age", "from", "country"})
_LONGEST_VALUE = 6


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
