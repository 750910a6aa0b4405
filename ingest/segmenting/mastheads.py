"""The names of newspapers and sites, as pages print them above their articles."""

import re
from collections.abc import Sequence

from ingest.segmenting.units import Unit

# The name of a newspaper or site; the nouns are those of newspapers' titles.
_MASTHEAD = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w.'’&-]* |& |of |the ){0,4}(?:Advertiser|Argus|Bulletin|Chronicle"
    r"|Courier|Daily|Dispatch|Echo|Enquirer|Examiner|Express|Forums?|Gazette|Globe|Guardian|Herald"
    r"|Independent|Inquirer|Journal|Ledger|Magazine|Mail|Mercury|Messenger|Mirror|Monitor|News"
    r"|Observer|Online|Post|Press|Record|Reporter|Review|Sentinel|Standard|Star|Sun|Telegraph|Times"
    r"|Today|Tribune|Weekly)(?: Online| Forums?| Daily| Weekly)?",
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_BAR = re.compile(r"\s+(?:[|–—·•»:-]|::)\s+")
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:copyright|©|\(c\))?\s*"
    r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,]*(?:by )?"
    r"(?P<name>[^.,|(]{3,40}?)(?:\s(?:inc|ltd|llc|limited|group|media)\b.*|[.,|(].*|$)"
)
_OWNED = re.compile(r"(?P<name>[^©|(]{3,40}?),?\s*(?:©|\(c\)|copyright)\s*(?:19|20)\d\d.*")
_TAIL_UNITS = 12
_FEWEST_TITLE_WORDS = 2


def is_masthead(line: str) -> bool:
    """Whether a line is the name of a newspaper: "The Lower Weir Chronicle", "BAY CITY STAR"."""
    line = _EDGES.sub("", line)
    return _MASTHEAD.fullmatch(line.title() if line.isupper() else line) is not None


def begins_with_masthead(line: str) -> bool:
    """Whether a line is a newspaper's name and more: "Castle Weekly - Local News"."""
    parts = _BAR.split(line)
    return len(parts) > 1 and is_masthead(parts[0])


def site_names(front: Sequence[Unit], body: Sequence[Unit]) -> frozenset[str]:
    """Keys of the names that a page gives its site: in its title bar and its copyright line."""
    keys = {unit.key for unit in front}
    names = set()
    for unit in front:
        parts = [part.strip() for part in _BAR.split(unit.key)]
        if len(parts) > 1 and parts[0] in keys and len(parts[0].split()) >= _FEWEST_TITLE_WORDS:
            names.add(parts[-1])
    for unit in (*front, *body[-_TAIL_UNITS:]):
        if unit.words <= _TAIL_UNITS * 2:
            found = _COPYRIGHT.match(unit.key) or _OWNED.match(unit.key)
            if found is not None:
                names.add(found["name"].strip())
    return frozenset(names)


def in_title_bar(unit: Unit, front: Sequence[Unit]) -> bool:
    """Whether a longer line opens or ends with a line: "Bees return | Lindhaven Post"."""
    if unit.words < _FEWEST_TITLE_WORDS:
        return False
    return any(
        len(unit.key) < len(other.key)
        and unit.key in {part.strip() for part in _BAR.split(other.key)}
        for other in front
    )


def is_title_bar(unit: Unit, front: Sequence[Unit]) -> bool:
    """Whether a line is another line of the page and more: "Bees return | Lindhaven Post"."""
    parts = {part.strip() for part in _BAR.split(unit.key)}
    return len(parts) > 1 and any(
        other.key in parts and other.words > _FEWEST_TITLE_WORDS for other in front
    )


def without_site(title: str, names: frozenset[str]) -> str:
    """A title without the site's name at its end or beginning.

    "Bees return | Lindhaven Post" gives "Bees return", where `names` holds the site's name in
    lower case or it is a newspaper's.
    """
    bars = list(_BAR.finditer(title))
    if not bars:
        return title
    head, tail = title[: bars[-1].start()], title[bars[-1].end() :]
    if is_masthead(tail) or tail.lower() in names:
        return head
    head, tail = title[: bars[0].start()], title[bars[0].end() :]
    return tail if is_masthead(head) or head.lower() in names else title
