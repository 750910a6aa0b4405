"""The heading above an article's footnotes."""

import re
from collections.abc import Sequence

from ingest.segmenting.units import Unit

_HEADING = re.compile(r"(?:end|foot)?notes|references|sources|bibliography")
_FIRST = re.compile(r"\W?1\W|¹")


def is_notes_heading(units: Sequence[Unit], index: int) -> bool:
    """Whether a line heads footnotes: "Notes" above "[1] Ministry of Defence, …"."""
    if index + 1 == len(units) or _HEADING.fullmatch(units[index].key) is None:
        return False
    return _FIRST.match(units[index + 1].text) is not None
