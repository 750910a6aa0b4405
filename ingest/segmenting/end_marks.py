"""What stands below the mark that ends a press release or a dispatch: contacts and the sender."""

import re
from collections.abc import Sequence

from ingest.segmenting.boxes import is_article_prose
from ingest.segmenting.units import Unit

# Associated Press Stylebook, "-30-"; public relations practice in Britain ("- ENDS -").
_MARK = re.compile(
    r"\W*#(?: ?#){1,4}\W*|[\s–—-]+30[\s–—-]+|[\s–—*-]*(?:ends|end of release|ENDS)[\s–—*-]*"
)
_GOES_ON = re.compile(
    r"\W*(?:(?:editors?'?|background|further) notes?|notes? (?:to|for) editors?|about .{2,60}"
    r"|notes)\W*"
)
_FEWEST_PARAGRAPHS = 2
_LONGEST_MARK = 24


def ending_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of the lines below the last mark that ends a text, up to notes that belong to it."""
    marks = [index for index, unit in enumerate(units) if _is_mark(unit)]
    if not marks:
        return frozenset()
    last = marks[-1]
    if sum(map(is_article_prose, units[:last])) < _FEWEST_PARAGRAPHS:
        return frozenset()
    end = next((i for i in range(last, len(units)) if _GOES_ON.fullmatch(units[i].key)), len(units))
    return frozenset(range(last, end))


def _is_mark(unit: Unit) -> bool:
    return len(unit.text) <= _LONGEST_MARK and _MARK.fullmatch(unit.text) is not None
