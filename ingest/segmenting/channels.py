"""Channels and accounts: one name's short posts below each other, each a report of its own.

The form of Telegram's web preview and of what is copied from its programs; of accounts on X,
Mastodon and Facebook pages: the name again above each post, counts of views and a time.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.records import SegmentRole
from ingest.segmenting.article_parts import FURNITURE, Part
from ingest.segmenting.boxes import is_article_prose, is_site
from ingest.segmenting.headline_words import may_be_headline
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.units import Unit

_AUDIENCE = re.compile(
    r"[\d., ]+[km]? (?:subscribers|followers|members|people follow this)(?: [•·|].*)?"
    r"|preview channel|view in telegram|подписчик.*"
    r"|[\d., ]+ (?:abonnés|abonnenten|suscriptores|مشترك|مشتركين)"
)
_FORWARDED = re.compile(r"forwarded from(?: .{2,50})?|переслано из?.*|weitergeleitet (?:von|aus).*")
_REPLIES = frozenset({"reply", "replies", "log in to reply", "quote", "reply with quote"})
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?")
_AUDIENCE_WORDS = 5
_LONGEST_NAME = 7
_FEWEST_POSTS = 2
_HEADLINE_WORDS = 4


def label_channel(units: Sequence[Unit]) -> list[Part] | None:
    """The part of each unit of a channel's page, each post an article; None for other pages."""
    if not any(u.words <= _AUDIENCE_WORDS and _AUDIENCE.fullmatch(u.key) for u in units):
        return None
    if any(unit.key in _REPLIES for unit in units):
        return None
    posts = [post for post in _posts(units) if any(is_article_prose(units[i]) for i in post)]
    if len(posts) < _FEWEST_POSTS:
        return None
    parts = [FURNITURE] * len(units)
    for number, post in enumerate(posts):
        for index, role in _roles(units, post):
            parts[index] = Part(role, number)
    return parts


def _posts(units: Sequence[Unit]) -> Iterator[range]:
    """What stands between two heads or stamps; the channel's name is the head of a post."""
    name = _name(units)
    if name is None:
        return
    start: int | None = None
    for index, unit in enumerate(units):
        is_stamp = _is_stamp(unit)
        if unit.key == name:
            if start is not None:
                yield range(start, index)
            quotes = index > 0 and units[index - 1].key == "in reply to"
            start = index + 1 + quotes
        elif is_stamp and start is not None:
            has_words = any(is_article_prose(units[i]) for i in range(start, index))
            if has_words:
                yield range(start, index + 1)
                start = index + 1
    if start is not None:
        yield range(start, len(units))


def _is_stamp(unit: Unit) -> bool:
    """Whether a line gives a time; a day alone stands above all posts of that day."""
    if _CLOCK.fullmatch(unit.key):
        return True
    return unit.is_timestamp and ":" in unit.key


def _name(units: Sequence[Unit]) -> str | None:
    """The line that stands above most posts."""
    above = Counter(
        unit.key
        for unit in units
        if unit.words <= _LONGEST_NAME
        and not (unit.is_prose or unit.is_symbols)
        and not (unit.is_timestamp or is_site(unit))
    )
    best = above.most_common(1)
    return best[0][0] if best and best[0][1] > _FEWEST_POSTS else None


def _roles(units: Sequence[Unit], post: range) -> Iterator[tuple[int, SegmentRole]]:
    prose = [index for index in post if is_article_prose(units[index])]
    forwarded = False
    for index in post:
        unit = units[index]
        if Sign.CHAT in unit.signs:
            continue
        if _FORWARDED.fullmatch(unit.key):
            forwarded = True
            continue
        if forwarded or Sign.CREDIT in unit.signs:
            yield index, SegmentRole.BYLINE
        elif _is_stamp(unit) or (unit.is_timestamp and index < prose[0]):
            yield index, SegmentRole.DATELINE
        elif index == prose[0] - 1 and _is_headline(unit):
            yield index, SegmentRole.HEADLINE
        elif index in prose or (prose[0] < index < prose[-1] and not _is_own(unit)):
            yield index, SegmentRole.BODY
        forwarded = False


def _is_headline(unit: Unit) -> bool:
    return unit.words >= _HEADLINE_WORDS and not unit.ends_sentence and may_be_headline(unit)


def _is_own(unit: Unit) -> bool:
    return is_site(unit) or unit.is_symbols or unit.is_timestamp
