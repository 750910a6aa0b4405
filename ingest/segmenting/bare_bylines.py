"""Names of writers that stand alone on their line, without "by"."""

import re
from collections.abc import Sequence

from ingest.segmenting.bylines import is_person
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.mastheads import is_masthead
from ingest.segmenting.units import Unit

_READING_TIME = re.compile(r"\d+[ -]min(?:ute)?s?[ -]read")
_IN_PLACE = re.compile(r" (?:in|at) (?:the )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}\Z")
_LABELS = frozenset({"by", "written by", "words by", "author"})
_LONGEST_OFFICE = 4
_MOST_CALLINGS = 3
_FROM_WHERE = ("in ", "with ", "at ", "reports from ")

_CREDITED = re.compile(
    r"(?:Report|Reporting|Reporter|Correspondent|Prepared by|Interview|Investigation|Dialogue)"
    r" ?: ?(?P<names>.{4,60})"
)


def credits_reporter(text: str) -> bool:
    """Whether a line says who reported, as agencies do below a text: "Report: Lamis Haddad"."""
    found = _CREDITED.fullmatch(text)
    return found is not None and is_person(found["names"])


def is_posters_name(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is the name of whose post this is: LinkedIn's picture of him is above it."""
    if index == 0 or not units[index - 1].key.startswith("view "):
        return False
    picture = units[index - 1]
    return Sign.AVATAR in picture.signs and units[index].key in picture.key


def is_in_posts_head(units: Sequence[Unit], index: int) -> bool:
    """Whether a line stands between the name of whose post it is and the post's age."""
    if units[index].is_timestamp:
        return False
    above = range(max(index - _MOST_CALLINGS, 0), index)
    below = units[index + 1 : index + 1 + _MOST_CALLINGS]
    return any(is_posters_name(units, at) for at in above) and any(u.is_timestamp for u in below)


def is_bare_byline(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is a person's name beside the date or another part of the byline."""
    text = units[index].text
    above, below = units[max(index - 1, 0) : index], units[index + 1 : index + 2]
    if is_masthead(text):
        return any(
            is_person(unit.text) or Sign.BYLINE in unit.signs or unit.is_timestamp for unit in above
        )
    if not is_person(_IN_PLACE.sub("", text)):
        return False
    if above and above[0].key in _LABELS:
        return True
    if below and below[0].key == "follow":
        return True
    if below and (is_masthead(below[0].text) or below[0].key.startswith(_FROM_WHERE)):
        below = units[index + 2 : index + 3]
    if is_calling(units, index + 1):
        below = units[index + 2 : index + 3]
    beside = [*above, *below]
    return any(
        unit.is_timestamp or Sign.BYLINE in unit.signs or _READING_TIME.fullmatch(unit.key)
        for unit in beside
    )


def is_above_name(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is the "By" of a byline whose name stands on the line below."""
    if units[index].key != "by" or index + 1 == len(units):
        return False
    return is_person(units[index + 1].text)


def is_calling(units: Sequence[Unit], index: int) -> bool:
    """Whether a line between a name and a date says what the writer is: "Analyst | Speaker".

    Below the name of whose post it is, any line above the date does.
    """
    if is_in_posts_head(units, index):
        return True
    if not 0 < index < len(units) - 1 or "|" not in units[index].text:
        return False
    return is_person(units[index - 1].text) and units[index + 1].is_timestamp


def signed_indices(units: Sequence[Unit], tail: range, title: str | None) -> frozenset[int]:
    """Indices below a statement of the name that signs it, as the title has it, and the office."""
    if not tail or title is None or not is_person(units[tail.start].text):
        return frozenset()
    if units[tail.start].key not in title:
        return frozenset()
    below = units[tail.start + 1 : tail.start + 2]
    has_office = any(u.words <= _LONGEST_OFFICE and not u.signs and u.gap == 0 for u in below)
    return frozenset(range(tail.start, tail.start + 1 + has_office))
