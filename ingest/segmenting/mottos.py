"""Mottos: a quotation that a forum's member has below each of his posts as a signature."""

import re
from collections.abc import Sequence

from ingest.segmenting.lexicon import Sign
from ingest.segmenting.post import Post
from ingest.segmenting.units import Unit

_QUOTED = re.compile(r"[“\"][^“”\"]+[”\"](?: ?[–—-] ?[^.!?]{2,40})?")
_LONGEST = 24
_READ = 200
"""Units above and below in which what somebody quotes is looked for."""


def ends_in_motto(units: Sequence[Unit], post: Post) -> bool:
    """Whether a post of several lines ends with a quotation that stands nowhere else in a text.

    What a member quotes of the report or of another post stands there as well, or below a line
    that says whom he quotes.
    """
    at = post.end - 1
    if at <= post.body:
        return False
    motto, above = units[at], units[at - 1]
    if motto.words > _LONGEST or _QUOTED.fullmatch(motto.text) is None:
        return False
    if above.text[-1] == ":" or above.signs & {Sign.QUOTE, Sign.HEADER}:
        return False
    said = motto.key.strip("\"'").rstrip(".!?,")
    read = units[max(at - _READ, 0) : at + _READ]
    return not any(said in unit.key and unit.key != motto.key for unit in read)
