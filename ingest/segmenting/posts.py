"""One post or reader comment after another.

What stands between two posts (screen names, times, profiles, buttons) is told apart from their
words by the lexicon, by its place, and by the page's own template.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.segmenting.lexicon import Sign
from ingest.segmenting.mottos import ends_in_motto
from ingest.segmenting.post import Post, trim_posts
from ingest.segmenting.profile_fields import is_of_profile
from ingest.segmenting.thread_template import ThreadTemplate, Writer, read_template
from ingest.segmenting.units import Unit

_BOUNDARIES = frozenset(
    {Sign.HEADER, Sign.AVATAR, Sign.PROFILE, Sign.FOOTER, Sign.FORUM, Sign.COMMENTS}
)
_CLOSERS = frozenset({Sign.FORM, Sign.RELATED})
_LAST_CLOSERS = frozenset({Sign.FORM})
_POST_ENDS = frozenset({Sign.HEADER, Sign.PROFILE, Sign.FOOTER})
_PICTURE_COUNT = re.compile(r"\d+ ?(?:of|/) ?\d+")
_REPLY = re.compile(
    r"(?:reply|quote|report|upvote|like|permalink|recommend|respect|click to rate|link to|flag)\b"
    r"|link$"
    r"|\d+ (?:likes?|upvotes?|points?)"
)
_BOT = re.compile(r"(?:beep boop|\W*i(?:'m| am) a bot\b).*")
_BOTS_HEAD = 3
_GONE = frozenset({"[removed]", "[deleted]", "deleted by creator", "removed by mod"})
"""What Reddit and Lemmy put in place of a comment that is gone."""
_POSTS_BELOW = frozenset({"recommended posts"})
"""What Invision prints straight above the first post; a writer's own rank follows his name."""
_SIGNED_SHARE = 0.5
_LONGEST_HEADER = 4
_PARAGRAPH_WORDS = 12


def find_posts(units: Sequence[Unit], start: int) -> tuple[Post, ...]:
    """The posts among `units[start:]`, in order."""
    template = read_template(units, start)
    signatures: set[str] = set()
    posts = [p for p in _read_posts(template, signatures) if _is_worth_keeping(units, p)]
    posts = trim_posts(units, posts, signatures)
    if template.profiled:
        posts = [replace(p, end=p.end - 1) if ends_in_motto(units, p) else p for p in posts]
    signed = sum(post.is_signed for post in posts)
    if signed < _SIGNED_SHARE * len(posts):
        return tuple(posts)
    opens = start == 0 and bool(posts) and _has_paragraph(units, posts[0])
    return tuple(
        post
        for number, post in enumerate(posts)
        if post.is_signed or is_answered(template, post) or (number == 0 and opens)
    )


def is_answered(template: ThreadTemplate, post: Post) -> bool:
    """Whether buttons follow a post, as they do the words of a reader."""
    for index in range(post.end, min(post.end + _LONGEST_HEADER, len(template.units))):
        if not template.chrome[index]:
            return False
        if _REPLY.match(template.units[index].key):
            return True
    return False


def _read_posts(template: ThreadTemplate, signatures: set[str]) -> list[Post]:
    """The posts of a thread; the keys of lines that sign some of them go to `signatures`."""
    posts: list[Post] = []
    writer: Writer | None = None
    is_open, in_list = True, False
    for gap, start, end in _runs(template):
        stated = template.stated_writer(gap)
        writer = stated or writer
        if posts and template.shows(gap, _CLOSERS):
            is_open, in_list = False, not template.shows(gap, _LAST_CLOSERS)
        reopened = in_list and _goes_on_below_list(template, range(start, end))
        is_open = is_open or reopened or stated is not None
        if _is_writer_run(template, start, end):
            if writer is not None and stated is None and _is_ranked(template, gap, writer):
                continue
            writer = template.writer_line(_name_of_run(template, start, end, not posts))
            is_open = True
            continue
        ahead = _writer_ahead(template, start, end)
        run = range(start, end - (ahead is not None))
        repeats_title = all(template.units[index].key in template.titles for index in run)
        is_signature = bool(posts) and writer is None and template.is_signature(gap, run)
        signatures.update(template.units[index].key for index in run if is_signature)
        if not is_open and end in template.callings:
            writer, is_open = template.writer_line(end - 1), True
            continue
        if not is_open or repeats_title or is_signature or template.is_profile_field(gap, run):
            writer = ahead if is_open and is_signature else writer
            continue
        is_new = writer is not None or not posts or _parts_posts(template, gap)
        if is_new:
            posts.extend(_posts_of_run(template, gap, (run.start, run.stop), writer))
        else:
            posts[-1] = replace(posts[-1], end=run.stop)
        if ahead is None and posts and _is_dated_below(template.units, posts[-1]):
            posts[-1] = replace(posts[-1], end=posts[-1].end + 1)
        writer = ahead
    return posts


def _writer_ahead(template: ThreadTemplate, start: int, end: int) -> Writer | None:
    """The writer of the next post, where his name ends a run of words; None where none does."""
    is_named = end - start > 1 and template.names_writer(end - 1)
    return template.writer_line(end - 1) if is_named else None


def _parts_posts(template: ThreadTemplate, gap: range) -> bool:
    """Whether a stretch of chrome parts posts; a picture's "1 of 3" alone does not."""
    if len(gap) == 1 and _PICTURE_COUNT.fullmatch(template.units[gap.start].key):
        return False
    return template.shows(gap, _BOUNDARIES)


def _goes_on_below_list(template: ThreadTemplate, run: range) -> bool:
    """Whether a list of stories stands inside a forum's post, as in a report pasted with it.

    A paragraph follows the list, and below that the buttons of the post or another profile.
    """
    if not template.profiled:
        return False
    units = template.units
    if not any(units[i].is_prose and units[i].words >= _PARAGRAPH_WORDS for i in run):
        return False
    ends = (i for i in range(run.stop, len(units)) if units[i].signs & _POST_ENDS)
    return next(ends, None) is not None


def _runs(template: ThreadTemplate) -> Iterator[tuple[range, int, int]]:
    """The chrome before it, the start and the end of each run of units that are words."""
    index = template.start
    while index < len(template.units):
        gap_start = index
        while index < len(template.units) and template.chrome[index]:
            index += 1
        run_start = index
        while index < len(template.units) and not template.chrome[index]:
            index += 1
        if index > run_start:
            yield range(gap_start, run_start), run_start, index


def _is_writer_run(template: ThreadTemplate, start: int, end: int) -> bool:
    """Whether a run is a screen name, or two: the writer's and that of whom he answers."""
    return end - start <= 2 and template.names_writer(end - 1) and template.may_be_name(start)


def _is_ranked(template: ThreadTemplate, gap: range, writer: Writer) -> bool:
    """Whether only a rank parts a writer's name from that of whom he answers."""
    ranks = [Sign.PROFILE in template.units[index].signs for index in gap]
    return writer.at == gap.start - 1 and len(ranks) == 1 and all(ranks)


def _name_of_run(template: ThreadTemplate, start: int, end: int, is_first: bool) -> int:
    """Of two names, the writer's comes first, save where the first line is no name at all."""
    if start > 0 and template.units[start - 1].key in _POSTS_BELOW:
        return start
    parted = template.units[end - 1].gap > 0
    return end - 1 if is_first or parted else start


def _posts_of_run(
    template: ThreadTemplate, gap: range, run: tuple[int, int], writer: Writer | None
) -> Iterator[Post]:
    start, end = run
    units = template.units
    is_signed = writer is not None or template.is_signed(gap)
    while start < end - 1 and units[start].key in template.titles:
        start += 1
    while template.by_name_alone and start < end - 2 and _is_switch(template, start):
        start += 1
    before = _dates_before(units, gap, start, writer)
    if writer is None and end - start > 1 and template.may_be_name(start):
        writer = template.writer_line(start)
        start += 1
    cuts = [start]
    if template.by_name_alone:
        cuts += [i for i in range(start + 1, end - 1) if template.stands_alone_as_name(i)]
    for number, cut in enumerate(cuts):
        stop = cuts[number + 1] if number + 1 < len(cuts) else end
        if number:
            writer = template.writer_line(cut)
            cut += 1
        if writer is None:
            yield Post(cut, cut, stop, None, is_signed, before)
            continue
        between = [u for u in units[writer.at : cut] if not u.key.startswith("reply to ")]
        profiled = any(map(is_of_profile, between))
        first = cut if profiled or len(between) > _LONGEST_HEADER else writer.at
        if first == writer.at and first > 0 and Sign.SUBJECT in units[first - 1].signs:
            first -= 1
        yield Post(first, cut, stop, writer.name, is_signed, before)


def _is_switch(template: ThreadTemplate, index: int) -> bool:
    """Whether a short line above the first screen name is a switch of the list ("Oldest")."""
    return template.may_be_name(index) and template.may_be_name(index + 1)


def _dates_before(units: Sequence[Unit], gap: range, start: int, writer: Writer | None) -> int:
    """The first of the dates straight before a post's words that are not the post's own time."""
    before = start
    while before > gap.start and units[before - 1].is_timestamp:
        before -= 1
    if writer is None or before == start:
        return before
    dated = Sign.HEADER in units[writer.at].signs and any(map(str.isdigit, units[writer.at].key))
    return before if dated else before + 1


def _is_dated_below(units: Sequence[Unit], post: Post) -> bool:
    """Whether a post's time stands below its words, since none stands by its writer's name."""
    if post.end == len(units) or not units[post.end].is_timestamp:
        return False
    is_named = Sign.HEADER in units[post.first].signs and post.body == post.first + 1
    return is_named and not any(map(str.isdigit, units[post.first].key))


def _has_paragraph(units: Sequence[Unit], post: Post) -> bool:
    """Whether a post is more than a title, a question in one line or a menu line."""
    own = units[post.body : post.end]
    return any(unit.words >= _PARAGRAPH_WORDS and unit.text[-1] != "?" for unit in own)


def _is_bots(own: Sequence[Unit]) -> bool:
    """Whether a site says between name and time that a program wrote a post, as Quora does."""
    return len(own) > _BOTS_HEAD and own[1].key == "bot" and own[_BOTS_HEAD - 1].is_timestamp


def _is_worth_keeping(units: Sequence[Unit], post: Post) -> bool:
    words = units[post.body : post.end]
    if any(_BOT.match(unit.key) for unit in words) or all(unit.key in _GONE for unit in words):
        return False
    if _is_bots(units[post.first : post.end]):
        return False
    if post.is_signed or post.name is not None:
        return True
    return any(u.is_prose or u.words > _LONGEST_HEADER for u in units[post.body : post.end])
