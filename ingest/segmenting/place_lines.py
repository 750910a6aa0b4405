"""Lines that say only where a report is from, and which house's it is."""

import re
from collections.abc import Sequence

from ingest.segmenting.register import DATELINE, PLACE_AND_AGENCY
from ingest.segmenting.units import Unit

_PLACE_AND_SITE = re.compile(r"[^\W\d][\w ]{2,24} ?[-–—/] ?(?P<site>[\w ]{3,24})")

# Arab agencies say so whose own report it is: "Shatt Net – Special".
_OWN_REPORT = re.compile(
    r"[A-Z][\w.'’ -]{2,40} ?[-–—/:] ?"
    r"(?:Special|Exclusive|Private|Agencies|Follow-up|Correspondents?|Staff)"
)


def is_place_line(units: Sequence[Unit], index: int, headline: int | None) -> bool:
    """Whether a line above the text is a dateline: a place, with a date, an agency or the site.

    "Ambry - Karun" is one on the site of Karun News Agency.
    """
    unit = units[index]
    if DATELINE.match(unit.text):
        return True
    if index + 1 == len(units) or not units[index + 1].is_prose:
        return False
    if PLACE_AND_AGENCY.fullmatch(unit.text) or _OWN_REPORT.fullmatch(unit.text):
        return True
    found = _PLACE_AND_SITE.fullmatch(unit.key)
    if found is None or headline is None:
        return False
    return any(above.key.startswith(found["site"] + " ") for above in units[:headline])
