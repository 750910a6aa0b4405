"""Lines beside an article's text: dates, captions, and who wrote or released it."""

import re
from collections.abc import Sequence

from ingest.records import SegmentRole
from ingest.segmenting.bare_bylines import credits_reporter
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.mastheads import is_dated_masthead
from ingest.segmenting.units import Unit

_SIDE_ROLES = (
    (Sign.CAPTION, SegmentRole.CAPTION),
    (Sign.BYLINE, SegmentRole.BYLINE),
    (Sign.CREDIT, SegmentRole.BYLINE),
)
_LABEL_WORDS = 3
"""A longer line that ends with a colon hands over what follows: "From the Star this morning:"."""
_LONGEST_SOURCE = 12
_RELEASED = re.compile(r"SOURCE:? [A-Z]")
_AGENCY_CREDIT = re.compile(r"\(?(?:additional )?reporting by .+")
_TIME_OF_DAY = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?")


def side_role(unit: Unit) -> SegmentRole | None:
    """The role of a line that is a date, a credit or a caption by its own words; else None."""
    if unit.is_timestamp and Sign.FURNITURE not in unit.signs:
        return SegmentRole.DATELINE
    if unit.has_credit and Sign.FURNITURE not in unit.signs:
        return SegmentRole.CAPTION
    if credits_reporter(unit.text):
        return SegmentRole.BYLINE
    if unit.words <= _LONGEST_SOURCE and is_dated_masthead(unit.text):
        return SegmentRole.DATELINE
    if unit.text[-1] == ":" and unit.words > _LABEL_WORDS and Sign.BYLINE in unit.signs:
        return None
    signs = unit.signs - {Sign.BYLINE} if Sign.FURNITURE in unit.signs else unit.signs
    return next((role for sign, role in _SIDE_ROLES if sign in signs), None)


def is_released_by(unit: Unit) -> bool:
    """Whether a line says whose a release is; it stands below the release's contacts."""
    return _RELEASED.match(unit.text) is not None


def is_agency_credit(unit: Unit) -> bool:
    """Whether a line says, as agencies do below a text, who reported: "Reporting by Ana Roe;"."""
    return _AGENCY_CREDIT.fullmatch(unit.key) is not None


def is_time_below_date(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is the time of day of the date on the line above: "14/09/2021", "18:42"."""
    if index == 0 or _TIME_OF_DAY.fullmatch(units[index].key) is None:
        return False
    above = units[index - 1]
    return above.is_timestamp and ":" not in above.text
