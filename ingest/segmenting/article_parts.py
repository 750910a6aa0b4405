"""The parts of a stretch of page that holds one article or several, and no comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.records import SegmentRole
from ingest.segmenting.afterwords import without_afterword
from ingest.segmenting.article_starts import article_starts
from ingest.segmenting.author_notes import author_note_indices
from ingest.segmenting.bare_bylines import signed_indices
from ingest.segmenting.boxes import box_indices, is_article_prose, is_site
from ingest.segmenting.captions import is_caption
from ingest.segmenting.claims import NO_BOX, ClaimBox, claim_box, ratings_in_words
from ingest.segmenting.contents import contents_indices
from ingest.segmenting.end_marks import ending_indices
from ingest.segmenting.footnotes import is_notes_heading, source_list_indices
from ingest.segmenting.front_lines import front_role
from ingest.segmenting.hashtags import hashtag_indices
from ingest.segmenting.letters import letter_indices
from ingest.segmenting.listed_lines import listed_indices
from ingest.segmenting.live_updates import timed_headings
from ingest.segmenting.promotions import promotion_indices, sponsor_indices
from ingest.segmenting.pull_quotes import pull_quote_indices
from ingest.segmenting.related import aged_card_indices, related_indices
from ingest.segmenting.scripts import foreign_indices
from ingest.segmenting.sides import is_agency_credit, is_released_by, side_role
from ingest.segmenting.units import Unit
from ingest.segmenting.writers_addresses import address_indices

_RULE = re.compile(r"(?:[*_—–~=-] ?){3,}|[■◆⁂]")
_NEAR_TEXT = 3
_FRONT = 8
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit is: a role in the `article`-th article (from 0), or furniture (None)."""

    role: SegmentRole
    article: int | None = None


FURNITURE = Part(SegmentRole.FURNITURE)


def label_parts(units: Sequence[Unit], title: str | None = None) -> list[Part]:
    """The part of each unit.

    Args:
        units: A stretch of a page without reader comments.
        title: Title that the file's format states.
    """
    if not any(is_article_prose(unit) for unit in units):
        return _label_without_prose(units)
    box = claim_box(units)
    if box is not NO_BOX:
        return _label_around_box(units, box, title)
    letter = letter_indices(units)
    if letter:
        rest = [unit for index, unit in enumerate(units) if index not in letter]
        labelled = iter(_label_articles(rest, title))
        return [FURNITURE if i in letter else next(labelled) for i in range(len(units))]
    return _label_articles(units, title)


def _label_around_box(units: Sequence[Unit], box: ClaimBox, title: str | None) -> list[Part]:
    """The parts of a fact check; claim, verdict and sources are of the article nearest below."""
    inside = box.stated | box.pictures
    labelled = iter(_label_articles([u for i, u in enumerate(units) if i not in inside], title))
    parts = [FURNITURE if index in inside else next(labelled) for index in range(len(units))]
    end = max(box.stated)
    near = next((part for part in parts[end:] if part.article is not None), FURNITURE)
    stated = replace(near, role=SegmentRole.BODY) if near is not FURNITURE else FURNITURE
    own = box.stated | source_list_indices(units) | ratings_in_words(units)
    return [stated if index in own else part for index, part in enumerate(parts)]


def _label_articles(units: Sequence[Unit], title: str | None) -> list[Part]:
    starts = article_starts(units, title)
    parts = [FURNITURE] * starts[0][0]
    for number, (start, headline) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(units)
        own = None if headline is None else headline - start
        parts.extend(_label_one(units[start:end], own, number))
    return parts


def _label_without_prose(units: Sequence[Unit]) -> list[Part]:
    if any(is_site(unit) for unit in units) or sum(unit.words for unit in units) < 8:
        return [FURNITURE] * len(units)
    roles = [SegmentRole.HEADLINE] + [SegmentRole.BODY] * (len(units) - 1)
    return [Part(role, 0) for role in roles]


def _label_one(units: Sequence[Unit], headline: int | None, article: int) -> list[Part]:
    related = related_indices(units) | author_note_indices(units) | promotion_indices(units)
    foreign = _foreign(units)
    never = foreign | contents_indices(units) | sponsor_indices(units)
    never |= ending_indices(units) | aged_card_indices(units) | pull_quote_indices(units)
    addresses = address_indices(units)
    related |= box_indices(units) | never
    prose = [i for i, unit in enumerate(units) if i not in related and is_article_prose(unit)]
    prose = without_afterword(units, prose, related)
    prose = _below(units, headline, prose)
    if not prose:
        return [FURNITURE] * len(units)
    site_lines = sum(is_site(unit) for unit in units)
    tail = range(prose[-1] + 1, len(units))
    first_site = next((i for i in tail if is_site(units[i])), len(units))
    listed = listed_indices(units, range(tail.start, first_site), related)
    listed |= frozenset(hashtag_indices(units, tail, headline))
    title = None if headline is None else units[headline].key
    timed = timed_headings(units)
    signed = signed_indices(units, tail, title)
    parts = []
    for index in range(len(units)):
        if index == headline:
            role = SegmentRole.HEADLINE
        elif index in addresses:
            role = SegmentRole.BYLINE
        elif index > prose[0] and units[index].key == title:
            role = SegmentRole.FURNITURE
        elif index < prose[0]:
            is_own = index not in never
            role = front_role(units, index, headline, site_lines) if is_own else FURNITURE.role
        elif index > prose[-1]:
            role = _tail_role(
                units[index], index in related, site_lines, index - prose[-1], index > first_site
            )
            if index in listed:
                role = SegmentRole.BODY
            if index in signed:
                role = SegmentRole.BYLINE
        else:
            in_front = index - (headline or 0) <= _FRONT
            role = _inner_role(units, index, index in related, in_front)
            role = SegmentRole.BODY if index in timed else role
        parts.append(FURNITURE if role is SegmentRole.FURNITURE else Part(role, article))
    return parts


def _below(units: Sequence[Unit], headline: int | None, prose: list[int]) -> list[int]:
    """The paragraphs below the headline, without those that stand above it too: a site's motto."""
    if headline is None:
        return prose
    above = {unit.key for unit in units[:headline]}
    return [i for i in prose if i > headline and units[i].key not in above] or prose


def _foreign(units: Sequence[Unit]) -> frozenset[int]:
    """Lines in another script than the article, save its date, byline and captions."""
    return frozenset(index for index in foreign_indices(units) if side_role(units[index]) is None)


def _inner_role(units: Sequence[Unit], index: int, in_related: bool, in_front: bool) -> SegmentRole:
    unit = units[index]
    if _RULE.fullmatch(unit.text) or is_notes_heading(units, index):
        return SegmentRole.BODY
    if is_caption(units, index):
        return SegmentRole.CAPTION
    if in_related or is_site(unit) or unit.is_symbols:
        return SegmentRole.FURNITURE
    side = side_role(unit)
    if side is SegmentRole.DATELINE and in_front:
        return side
    if side is SegmentRole.CAPTION or (side is SegmentRole.BYLINE and not unit.is_prose):
        return side
    return SegmentRole.BODY


def _tail_role(
    unit: Unit, in_related: bool, site_lines: int, distance: int, after_site: bool
) -> SegmentRole:
    if in_related or is_site(unit):
        return SegmentRole.FURNITURE
    side = side_role(unit)
    if side is not None:
        stated = is_released_by(unit) or is_agency_credit(unit)
        near = distance <= _NEAR_TEXT or not site_lines or stated
        return side if near else SegmentRole.FURNITURE
    if after_site:
        return SegmentRole.FURNITURE
    if unit.is_symbols and site_lines:
        return SegmentRole.FURNITURE
    return SegmentRole.FURNITURE if site_lines and unit.words <= _SHORT else SegmentRole.BODY
