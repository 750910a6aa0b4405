"""The address of an article's writer, on a line of its own by the byline or below the text."""

import re
from collections.abc import Sequence

from ingest.segmenting.lexicon import Sign
from ingest.segmenting.units import Unit

_ADDRESS = re.compile(r"(?P<name>[\w.+-]+)@[\w-]+\.[\w.]+")
_BY = frozenset({"by"})
_NAME = re.compile(r"[^\W\d_]{3,}")
_LONGEST_BYLINE = 20


def address_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of addresses that hold a word of a name in a byline.

    "jroe@weirledger.example" is one where "By Jane Roe" stands above it.
    """
    names: set[str] = set()
    found = set()
    for index, unit in enumerate(units):
        address = _ADDRESS.fullmatch(unit.key)
        if address is not None and any(name in address["name"] for name in names):
            found.add(index)
        below_by = index > 0 and units[index - 1].key in _BY
        if unit.words <= _LONGEST_BYLINE and (below_by or Sign.BYLINE in unit.signs):
            names.update(_NAME.findall(unit.key))
    return frozenset(found)
