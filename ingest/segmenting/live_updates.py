"""Updates of a live report: each begins with its time of day ("14:05 Minister resigns")."""

import re
from collections.abc import Sequence

from ingest.segmenting.lexicon import Sign
from ingest.segmenting.units import Unit

_TIMED = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|BST|[A-Z]{2,3}T))?\s+\S", re.I)
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE)
_FEWEST = 3
_LONGEST_HEADING = 14


def update_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of the lines that open an update; none where fewer than three lines have a time."""
    found = frozenset(
        index
        for index, unit in enumerate(units)
        if not unit.is_timestamp and _TIMED.match(unit.text)
    )
    return found if len(found) >= _FEWEST else frozenset()


def timed_headings(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of the headings of updates whose times stand alone above them.

    "In pictures: the view from the dam" is one there, and a link to other pages elsewhere.
    """
    times = [index for index, unit in enumerate(units[:-1]) if _TIME.fullmatch(unit.text)]
    if len(times) < _FEWEST:
        return frozenset()
    below = (index + 1 for index in times)
    return frozenset(i for i in below if _may_head(units[i]))


def _may_head(unit: Unit) -> bool:
    return unit.words <= _LONGEST_HEADING and not unit.is_prose and Sign.BYLINE not in unit.signs
