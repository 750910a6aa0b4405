"""Tables of contents: runs of lines that come back below as headings."""

import re
from collections.abc import Sequence

from ingest.segmenting.units import Unit

_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[ivx]+\.|[-–•*])\s+")
_LONGEST_ENTRY = 14
_FEWEST_ENTRIES = 3
_REPEATED_SHARE = 0.75


def contents_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of the entries of tables of contents.

    Of three short lines or more in a row, most are repeated farther below, apart from each other.
    """
    found: set[int] = set()
    last_at = {unit.key: index for index, unit in enumerate(units) if unit.words <= _LONGEST_ENTRY}
    run: list[int] = []
    for index, unit in enumerate(units):
        if 0 < unit.words <= _LONGEST_ENTRY and not unit.ends_sentence:
            run.append(index)
            continue
        found.update(_entries(units, run, last_at))
        run = []
    return frozenset(found)


def _entries(units: Sequence[Unit], run: Sequence[int], last_at: dict[str, int]) -> Sequence[int]:
    """What of a run of short lines is a table of contents: from its first entry to its last."""
    if len(run) < _FEWEST_ENTRIES:
        return ()
    places = {index: last_at.get(_NUMBER.sub("", units[index].key), -1) for index in run}
    own = [index for index in run if places[index] > run[-1] + 1]
    apart = len({places[index] for index in own}) == len(own)
    if len(own) < _FEWEST_ENTRIES or not apart:
        return ()
    entries = range(own[0], own[-1] + 1)
    return entries if len(own) >= _REPEATED_SHARE * len(entries) else ()
