"""Lines above an article's first paragraph: what of them is the article's, and as what."""

from collections.abc import Sequence

from ingest.records import SegmentRole
from ingest.segmenting.bare_bylines import (
    is_above_name,
    is_bare_byline,
    is_calling,
    is_posters_name,
)
from ingest.segmenting.boxes import is_site
from ingest.segmenting.captions import is_below_label, is_caption
from ingest.segmenting.headline_words import POINTS_LABELS
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.place_lines import is_place_line
from ingest.segmenting.sides import is_time_below_date, side_role
from ingest.segmenting.units import Unit

_NEAR_HEADLINE = 3
_HEADLINE_WORDS = 4
_LABEL_WORDS = 3
"""A longer line that ends with a colon hands over what follows: "From the Star this morning:"."""
_LOOK_AHEAD = 4


def front_role(
    units: Sequence[Unit], index: int, headline: int | None, site_lines: int
) -> SegmentRole:
    """The role of a line above the first paragraph; furniture where it is not the article's.

    Args:
        units: The article's stretch of the page.
        index: The line.
        headline: The article's headline, where it has one.
        site_lines: How many lines of the stretch are the site's own.
    """
    unit = units[index]
    side = SegmentRole.DATELINE if is_time_below_date(units, index) else side_role(unit)
    if headline is not None and index < headline:
        return _role_above(units, index, headline, side)
    if side is not None:
        return side
    if is_below_label(units, index):
        return SegmentRole.CAPTION
    if headline is not None and is_above_name(units, index):
        return SegmentRole.BYLINE
    if is_site(unit) or (unit.is_symbols and site_lines) or is_calling(units, index):
        return SegmentRole.FURNITURE
    if (headline is not None and is_bare_byline(units, index)) or is_posters_name(units, index):
        return SegmentRole.BYLINE
    if is_place_line(units, index, headline):
        return SegmentRole.DATELINE
    return _role_of_words(units, index, headline, site_lines)


def _role_above(
    units: Sequence[Unit], index: int, headline: int, side: SegmentRole | None
) -> SegmentRole:
    """The role of a line above the headline, given what its own words make of it."""
    unit = units[index]
    shown = any(unit.key == units[headline].key for unit in units[:index])
    said_again = units[index + 1].key == unit.key
    near = shown or headline - index - said_again <= _NEAR_HEADLINE
    if side is SegmentRole.DATELINE and _is_pages_date(units, index, headline):
        side = None
    if side is None and shown and unit.is_prose and not is_site(unit):
        side = SegmentRole.CAPTION
    return side if side is not None and near else SegmentRole.FURNITURE


def _role_of_words(
    units: Sequence[Unit], index: int, headline: int | None, site_lines: int
) -> SegmentRole:
    """The role of a line below the headline that is neither the site's nor beside the text."""
    unit = units[index]
    if headline is not None and (units[headline].key == unit.key or _hands_over(units, index)):
        return SegmentRole.FURNITURE
    if is_caption(units, index):
        return SegmentRole.CAPTION
    told = headline is not None and _is_told(units, index, site_lines)
    return SegmentRole.BODY if told else SegmentRole.FURNITURE


def _is_told(units: Sequence[Unit], index: int, site_lines: int) -> bool:
    """Whether a line between headline and text is the article's: a deck, or a label over points."""
    unit = units[index]
    if unit.key in POINTS_LABELS and not is_site(units[index + 1]):
        return True
    is_tag_list = unit.text[0].islower() and "," in unit.text
    if site_lines and is_tag_list:
        return False
    return unit.words >= _HEADLINE_WORDS or not site_lines


def _hands_over(units: Sequence[Unit], index: int) -> bool:
    """Whether a poster's words stand above a byline or date: "Since the Register is paid for:"."""
    unit, below = units[index], units[index + 1 : index + 2]
    if unit.text[-1] != ":" or unit.words <= _LABEL_WORDS:
        return False
    return any(one.is_timestamp or Sign.BYLINE in one.signs for one in below)


def _is_pages_date(units: Sequence[Unit], index: int, headline: int) -> bool:
    """Whether a date above the headline is the page's: menus follow it, and a date the headline."""
    below = units[headline + 1 : headline + 1 + _LOOK_AHEAD]
    return any(map(is_site, units[index + 1 : headline])) and any(u.is_timestamp for u in below)
