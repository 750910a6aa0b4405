"""Updates of a live report: each begins with its time of day ("14:05 Minister resigns")."""

import re
from collections.abc import Sequence

from ingest.segmenting.units import Unit

_TIMED = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|BST|[A-Z]{2,3}T))?\s+\S", re.I)
_FEWEST = 3


def update_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of the lines that open an update; none where fewer than three lines have a time."""
    found = frozenset(
        index
        for index, unit in enumerate(units)
        if not unit.is_timestamp and _TIMED.match(unit.text)
    )
    return found if len(found) >= _FEWEST else frozenset()
