"""Where a page's reader comments or forum posts begin, and whether it is a forum at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.segmenting.article_parts import is_article_prose
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.posts import Post, find_posts
from ingest.segmenting.register import measure
from ingest.segmenting.related import related_indices
from ingest.segmenting.screen_names import looks_like_name
from ingest.segmenting.units import Unit

_FORUM_EVIDENCE = 2
_NEAR = 8
_OPENERS = frozenset({Sign.COMMENTS, Sign.FORM})
_WRITER_SIGNS = frozenset({Sign.HEADER, Sign.AVATAR, Sign.PROFILE})


@dataclass(frozen=True, slots=True)
class Thread:
    """Comments or posts from unit `start` on. In a forum the first post opens the page."""

    start: int
    posts: tuple[Post, ...]
    is_forum: bool


def find_thread(units: Sequence[Unit]) -> Thread | None:
    """The page's comments or posts, or None where it has none."""
    first = next((i for i, unit in enumerate(units) if is_article_prose(unit)), None)
    if first is None:
        return None
    if is_forum(units):
        posts = tuple(post for post in find_posts(units, 0) if post.end > first)
        if len(posts) > 1 and not any(unit.ends_sentence for unit in _words(units, posts[0])):
            posts = posts[1:]
        return Thread(posts[0].first, posts, True) if posts else None
    related = related_indices(units)
    for start in range(first + 1, len(units)):
        in_list = start in related and not units[start].signs & _OPENERS
        if in_list or not _may_open(units, start):
            continue
        posts = find_posts(units, start)
        if posts and _is_borne_out(units, start, posts):
            return Thread(start, posts, False)
    return None


def _words(units: Sequence[Unit], post: Post) -> Sequence[Unit]:
    return units[post.body : post.end]


def is_forum(units: Sequence[Unit]) -> bool:
    """Whether the page is a discussion topic rather than an article with comments."""
    shown = {unit.key for unit in units if Sign.FORUM in unit.signs}
    footers = sum(unit.key in _FORUM_FOOTERS for unit in units)
    headers = sum("»" in unit.text and Sign.HEADER in unit.signs for unit in units)
    profiles = len({unit.key.split(":")[0] for unit in units if Sign.PROFILE in unit.signs})
    return len(shown) + (footers > 0) + 2 * (headers > 0) + (profiles > 2) >= _FORUM_EVIDENCE


_REPLY = re.compile(r"(?:(?:log ?in to )?reply|quote|report|upvote|permalink|recommend|flag)\b")
_FORUM_FOOTERS = frozenset({"link to post", "reply with quote", "share on other sites"})


def _may_open(units: Sequence[Unit], index: int) -> bool:
    unit = units[index]
    if unit.is_prose:
        return bool(unit.signs & _OPENERS)
    if unit.signs & (_OPENERS | _WRITER_SIGNS):
        return True
    following = units[index + 1] if index + 1 < len(units) else None
    return following is not None and following.is_timestamp and looks_like_name(unit)


def _is_borne_out(units: Sequence[Unit], start: int, posts: Sequence[Post]) -> bool:
    """Whether what follows a possible opening is comments indeed."""
    opened = bool(units[start].signs & _OPENERS)
    signed = sum(post.is_signed for post in posts)
    replies = sum(_REPLY.match(unit.key) is not None for unit in units[start:])
    if opened:
        near = posts[0].first - start <= _NEAR
        return near and (signed > 0 or replies > 0 or posts[0].name is not None)
    words = [unit.text for post in posts for unit in _words(units, post)]
    return signed > 0 and (replies > 0 or measure(words).is_reader)
