"""The line below an agency's report that says who reported it, and from where.

After the house styles of Reuters and its like: "(Reporting by Ana Roe in Oslo and Li Poe in
Bergen; Editing by Max Orr)".
"""

import re

from ingest.segmenting.bylines import is_person

_CREDIT = re.compile(r"\s*\(?(?i:reporting by)\s+(?P<names>[^;()]+?)\s*(?:[;)].*|\Z)", re.DOTALL)
_PARTING = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
_IN_PLACE = re.compile(r"\s+(?:in|at|from)\s+[A-Z].*\Z", re.DOTALL)


def reporters(line: str) -> str | None:
    """The people whom such a line names as reporters: "Ana Roe and Li Poe"; None for others."""
    found = _CREDIT.fullmatch(line)
    if found is None:
        return None
    parts = [_IN_PLACE.sub("", part) for part in _PARTING.split(found["names"].rstrip(". "))]
    people = [part for part in parts if is_person(part)]
    if not people or len(people) < len(parts):
        return None
    *others, last = people
    return f"{', '.join(others)} and {last}" if others else last
