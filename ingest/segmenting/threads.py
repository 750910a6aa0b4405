"""Where a page's reader comments or forum posts begin, and whether it is a forum at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.segmenting.answers import find_answers
from ingest.segmenting.boxes import is_article_prose
from ingest.segmenting.chats import find_chat, is_all_chat
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.mails import find_mails
from ingest.segmenting.numbered_posts import find_numbered_posts
from ingest.segmenting.post import Post
from ingest.segmenting.posts import find_posts, is_answered
from ingest.segmenting.register import measure
from ingest.segmenting.related import related_indices
from ingest.segmenting.reposts import report_below
from ingest.segmenting.screen_names import looks_like_name
from ingest.segmenting.several_posts import dated_posts
from ingest.segmenting.signed_below import find_signed_below
from ingest.segmenting.thread_template import NEVER_NAMES, read_template
from ingest.segmenting.units import Unit

_FORUM_EVIDENCE = 2
_NEAR = 8
_DISCUSSION_POSTS = 3
_LONG_REPORT = 100
_LONG_PARAGRAPH = 12
_FEWEST_PARAGRAPHS = 2
"""Of the article, above comments that nothing opens: "Tarrow, 3 May" is a dateline above them."""
_MOST_TRIES = 40
_MOST_UNITS_READ = 20_000
"""Units read over all tries of a page, so that a page of openings alone takes linear time."""
_SAMPLE_UNITS = 400
_OF_ARTICLE = ("published ", "first published ", "updated ", "last updated ")
"""How the time of an article begins, below its writer's name, and no comment's."""
_OPENERS = frozenset({Sign.COMMENTS, Sign.FORM})
_NO_WRITER = NEVER_NAMES | {Sign.FURNITURE, Sign.FOOTER}
_WRITER_SIGNS = frozenset({Sign.HEADER, Sign.AVATAR, Sign.PROFILE})


@dataclass(frozen=True, slots=True)
class Thread:
    """Comments or posts from unit `start` on. In a forum the first post opens the page.

    `may_report` tells whether a forum's post can be a report that was pasted into it.
    """

    start: int
    posts: tuple[Post, ...]
    is_forum: bool
    may_report: bool = True


def find_thread(units: Sequence[Unit]) -> Thread | None:
    """The page's comments or posts, or None where it has none."""
    chat = find_chat(units)
    if chat:
        return Thread(chat[0].first, chat, is_all_chat(units))
    answers = find_answers(units)
    if answers:
        return Thread(answers[0].first, answers, True, may_report=False)
    mails = find_mails(units)
    if mails:
        return Thread(mails[0].first, mails, True)
    numbered = find_numbered_posts(units)
    if numbered:
        return Thread(numbered[0].first, numbered, True)
    return _find_comments(units)


def _find_comments(units: Sequence[Unit]) -> Thread | None:
    first = next((i for i, unit in enumerate(units) if is_article_prose(unit)), None)
    if first is None:
        return None
    below = find_signed_below(units, first)
    if below:
        return Thread(below[0].first, below, False)
    is_board = is_forum(units)
    above = () if is_board else _comments_above(units, first)
    if above:
        return Thread(above[0].first, above, True)
    if is_board or _is_discussion(units, first):
        posts = tuple(post for post in find_posts(units, 0) if post.end > first)
        if len(posts) > 1 and not any(unit.ends_sentence for unit in _words(units, posts[0])):
            posts = posts[1:]
        return Thread(posts[0].first, posts, True) if posts else None
    related = related_indices(units)
    tried = read = 0
    posts_of_blog = dated_posts(units)
    for start in range(max([first, *posts_of_blog]) + 1, len(units)):
        in_list = start in related and not units[start].signs & _OPENERS
        if in_list or not _may_open(units, start):
            continue
        tried += 1
        if tried > _MOST_TRIES or read > _MOST_UNITS_READ:
            break
        read += len(units) - start
        opener = _opener_after(units, start)
        posts = find_posts(units, opener)
        if posts and _is_borne_out(units, opener, posts, range(first, start)):
            return Thread(opener, posts, False)
    return None


def _comments_above(units: Sequence[Unit], first: int) -> tuple[Post, ...]:
    """Comments that are opened, and signed, above the article and its headline."""
    opener = next((i for i in range(first) if Sign.COMMENTS in units[i].signs), None)
    posts = () if opener is None else find_posts(units, opener)
    if not posts or not (posts[0].name and posts[0].body <= first < posts[0].end):
        return ()
    below = report_below(units, posts[0].end)
    return () if below is None else tuple(post for post in posts if post.end <= below)


def _opener_after(units: Sequence[Unit], start: int) -> int:
    """The heading of the comments, where it follows close on what might be a first comment."""
    near = range(start, min(start + _NEAR, len(units)))
    return next((index for index in near if Sign.COMMENTS in units[index].signs), start)


def _is_discussion(units: Sequence[Unit], first: int) -> bool:
    """Whether even the first paragraph is in a signed post, and comments are never opened."""
    if any(Sign.COMMENTS in unit.signs for unit in units[first:]):
        return False
    long = (i for i, u in enumerate(units) if u.words >= _LONG_PARAGRAPH and is_article_prose(u))
    first = next(long, first)
    signed = [post for post in find_posts(units, 0) if post.is_signed and post.name]
    opening = next((post for post in signed[:2] if post.body <= first < post.end), None)
    if len(signed) < _DISCUSSION_POSTS or opening is None:
        return False
    template = read_template(units, 0)
    about = units[max(opening.first - _NEAR, 0) : opening.body]
    if not (is_answered(template, opening) or any(Sign.PROFILE in u.signs for u in about)):
        return False
    answered = sum(is_answered(template, post) for post in signed)
    profiles = sum(Sign.PROFILE in unit.signs for unit in units)
    return max(answered, profiles) >= _DISCUSSION_POSTS - 1


def _says_something(units: Sequence[Unit], posts: Sequence[Post]) -> bool:
    """Whether some of the posts hold a sentence, as a list of headings does not."""
    return any(unit.is_prose for post in posts for unit in _words(units, post))


def _words(units: Sequence[Unit], post: Post) -> Sequence[Unit]:
    return units[post.body : post.end]


def is_forum(units: Sequence[Unit]) -> bool:
    """Whether the page is a discussion topic rather than an article with comments."""
    shown = {_DIGITS.sub("0", unit.key) for unit in units if Sign.FORUM in unit.signs}
    footers = sum(unit.key in _FORUM_FOOTERS for unit in units)
    headers = sum("»" in unit.text and Sign.HEADER in unit.signs for unit in units)
    profiles = len({unit.key.split(":")[0] for unit in units if Sign.PROFILE in unit.signs})
    return len(shown) + (footers > 0) + 2 * (headers > 0) + (profiles > 2) >= _FORUM_EVIDENCE


_DIGITS = re.compile(r"\d+")
_REPLY = re.compile(
    r"(?:(?:log ?in to )?reply|quote|report|upvote|permalink|recommend|flag|répondre|signaler"
    r"|antworten|melden|responder|denunciar|rispondi|segnala|beantwoorden|odpowiedz|yanıtla"
    r"|ответить|пожаловаться|رد|پاسخ)\b"
)
_FORUM_FOOTERS = frozenset({"link to post", "reply with quote", "share on other sites"})


def _may_open(units: Sequence[Unit], index: int) -> bool:
    unit = units[index]
    if unit.is_prose:
        return bool(unit.signs & _OPENERS)
    if unit.signs & (_OPENERS | _WRITER_SIGNS):
        return True
    if index + 1 == len(units) or unit.signs & _NO_WRITER:
        return False
    below = units[index + 1]
    return below.is_timestamp and not below.key.startswith(_OF_ARTICLE) and looks_like_name(unit)


def _is_borne_out(units: Sequence[Unit], start: int, posts: Sequence[Post], article: range) -> bool:
    """Whether what follows a possible opening, below an `article`, is comments indeed."""
    passed_over = units[start : posts[0].first]
    if any(u.words >= _LONG_PARAGRAPH and is_article_prose(u) for u in passed_over):
        return False
    opening = measure(unit.text for unit in _words(units, posts[0])[:_SAMPLE_UNITS])
    if opening.words >= _LONG_REPORT and opening.report > max(opening.reader, 1.0):
        return False
    opened = bool(units[start].signs & _OPENERS)
    signed = sum(post.is_signed for post in posts)
    replies = sum(_REPLY.match(unit.key) is not None for unit in units[start:])
    if opened:
        near = posts[0].first - start <= _NEAR
        is_named = posts[0].name is not None and _says_something(units, posts)
        return near and (signed > 0 or replies > 0 or is_named)
    if sum(is_article_prose(units[index]) for index in article) < _FEWEST_PARAGRAPHS:
        return False
    words = [unit.text for post in posts for unit in _words(units, post)][:_SAMPLE_UNITS]
    named = sum(post.name is not None for post in posts)
    return signed > 0 and (replies > 0 or (named > 1 and measure(words).is_reader))
