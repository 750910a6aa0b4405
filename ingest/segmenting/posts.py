"""One post or reader comment after another.

What stands between two posts (screen names, times, profiles, buttons) is told apart from their
words by the lexicon and by its place; the page's own template decides whether a short line alone
is a screen name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.segmenting.lexicon import Sign, load_lexicon
from ingest.segmenting.screen_names import looks_like_name
from ingest.segmenting.units import Unit

_CHROME = frozenset(
    {
        *(Sign.HEADER, Sign.AVATAR, Sign.PROFILE, Sign.FOOTER, Sign.FORUM, Sign.COMMENTS),
        *(Sign.FORM, Sign.FURNITURE, Sign.RELATED),
    }
)
_PROSE_CHROME = frozenset({Sign.FORM, Sign.FURNITURE, Sign.COMMENTS})
_BOUNDARIES = frozenset(
    {Sign.HEADER, Sign.AVATAR, Sign.PROFILE, Sign.FOOTER, Sign.FORUM, Sign.COMMENTS}
)
_CLOSERS = frozenset({Sign.FORM, Sign.RELATED})
_TITLED = re.compile(r"(?:re|thread|topic): ?(.+)")
_LONGEST_HEADER = 4
_LONGEST_CHROME = 16
_PARAGRAPH_WORDS = 12


@dataclass(frozen=True, slots=True)
class Post:
    """Units `first` to `end` (exclusive): the writer's line, if any, and the words from `body`.

    `is_signed` tells whether the page shows a writer or a time with it; `name` is the screen
    name; `before` is the first of the dates that stand straight before the words.
    """

    first: int
    body: int
    end: int
    name: str | None = None
    is_signed: bool = False
    before: int = 0


@dataclass(frozen=True, slots=True)
class _Writer:
    """A writer's line that has been read, and whose post is still to come."""

    at: int
    name: str | None


def is_chrome(unit: Unit) -> bool:
    """Whether a unit is what a comment system prints between the words of its users."""
    if Sign.QUOTE in unit.signs or (unit.key == "quote" and unit.text.endswith(":")):
        return False
    if unit.is_prose:
        return bool(unit.signs & _PROSE_CHROME)
    if unit.is_timestamp or unit.is_symbols:
        return True
    return unit.words <= _LONGEST_CHROME and bool(unit.signs & _CHROME)


def find_posts(units: Sequence[Unit], start: int) -> tuple[Post, ...]:
    """The posts among `units[start:]`, in order."""
    posts: list[Post] = []
    writer: _Writer | None = None
    is_open = True
    by_name_alone = _is_by_name_alone(units, start)
    titles = frozenset(found.group(1) for unit in units if (found := _TITLED.fullmatch(unit.key)))
    for gap_start, run_start, run_end in _runs(units, start):
        gap = range(gap_start, run_start)
        stated = _stated_writer(units, gap)
        writer = stated or writer
        if _closes(units, gap):
            is_open = stated is not None
        if _is_writer_run(units, run_start, run_end):
            writer = _Writer(run_start, units[run_start].text.strip(" :"))
            is_open = True
            continue
        if not is_open:
            continue
        is_new = writer is not None or not posts or _parts_posts(units, gap)
        signed = writer is not None or _has_writer_signs(units, gap)
        end = run_end
        ahead: _Writer | None = None
        if run_end - run_start > 1 and _is_writer_line(units, run_end - 1, run_end):
            end -= 1
            ahead = _Writer(end, units[end].text.strip(" :"))
        if is_new:
            posts.extend(
                _posts_of_run(units, gap, (run_start, end), writer, signed, titles, by_name_alone)
            )
        else:
            posts[-1] = replace(posts[-1], end=end)
        writer = ahead
    kept = [post for post in posts if _is_worth_keeping(units, post)]
    any_signed = any(post.is_signed for post in kept)
    while any_signed and len(kept) > 1 and not kept[0].is_signed:
        stands = _has_paragraph if start == 0 else _is_answered
        if stands(units, kept[0], kept[1]):
            break
        kept.pop(0)
    return tuple(kept)


def _is_answered(units: Sequence[Unit], post: Post, following: Post) -> bool:
    """Whether buttons follow a post, as they do the words of a reader."""
    between = units[post.end : following.first]
    return any(Sign.FOOTER in unit.signs for unit in between)


def _has_paragraph(units: Sequence[Unit], post: Post, _: Post) -> bool:
    """Whether a post is more than a title or a menu line."""
    return any(unit.words >= _PARAGRAPH_WORDS for unit in units[post.body : post.end])


def _runs(units: Sequence[Unit], start: int) -> Iterator[tuple[int, int, int]]:
    """Start of the chrome before it, start and end, of each run of units that are words."""
    index = start
    while index < len(units):
        gap_start = index
        while index < len(units) and is_chrome(units[index]):
            index += 1
        run_start = index
        while index < len(units) and not is_chrome(units[index]):
            index += 1
        if index > run_start:
            yield gap_start, run_start, index


def _stated_writer(units: Sequence[Unit], gap: range) -> _Writer | None:
    """The last line of a gap that names a writer by its form."""
    for index in reversed(gap):
        unit = units[index]
        if Sign.FOOTER in unit.signs:
            return None
        if Sign.HEADER in unit.signs and not unit.signs & {Sign.COMMENTS, Sign.FORM}:
            return _Writer(index, _name_in(unit))
    return None


def _name_in(unit: Unit) -> str | None:
    span = load_lexicon().screen_name(Sign.HEADER, unit.key)
    if span is None:
        return None
    name = unit.key[span[0] : span[1]].strip(" :")
    at = unit.text.lower().find(name)
    return unit.text[at : at + len(name)] if at >= 0 else name


def _closes(units: Sequence[Unit], gap: range) -> bool:
    return any(units[index].signs & _CLOSERS for index in gap)


def _parts_posts(units: Sequence[Unit], gap: range) -> bool:
    return any(units[index].signs & _BOUNDARIES for index in gap)


def _has_writer_signs(units: Sequence[Unit], gap: range) -> bool:
    """Whether the chrome straight before a post shows when it was written, or by whom."""
    for index in reversed(gap):
        unit = units[index]
        if unit.signs & {Sign.AVATAR, Sign.PROFILE, Sign.HEADER} or unit.is_timestamp:
            return True
        if unit.signs & {Sign.FOOTER, Sign.COMMENTS, Sign.FORM}:
            return False
    return False


def _is_writer_line(units: Sequence[Unit], index: int, following: int) -> bool:
    """Whether a unit is a screen name because a time or a profile follows it at once."""
    if following >= len(units) or not looks_like_name(units[index]):
        return False
    after = units[following]
    return after.is_timestamp or Sign.PROFILE in after.signs


def _is_writer_run(units: Sequence[Unit], start: int, end: int) -> bool:
    return (
        end - start <= 2 and _is_writer_line(units, end - 1, end) and looks_like_name(units[start])
    )


def _posts_of_run(
    units: Sequence[Unit],
    gap: range,
    run: tuple[int, int],
    writer: _Writer | None,
    signed: bool,
    titles: frozenset[str],
    by_name_alone: bool,
) -> Iterator[Post]:
    start, end = run
    while start < end - 1 and units[start].key in titles:
        start += 1
    before = _dates_before(units, gap, start, writer)
    if writer is None and end - start > 1 and looks_like_name(units[start]):
        writer = _Writer(start, units[start].text.strip(" :"))
        start += 1
    cuts = [start]
    if by_name_alone:
        cuts += [i for i in range(start + 1, end - 1) if _is_lone_name(units, i)]
    for number, cut in enumerate(cuts):
        stop = cuts[number + 1] if number + 1 < len(cuts) else end
        if number:
            writer = _Writer(cut, units[cut].text.strip(" :"))
            cut += 1
        if writer is None:
            yield Post(cut, cut, stop, None, signed, before)
            continue
        between = units[writer.at : cut]
        profiled = any(Sign.PROFILE in unit.signs or unit.is_symbols for unit in between)
        first = cut if profiled or len(between) > _LONGEST_HEADER else writer.at
        yield Post(first, cut, stop, writer.name, signed, before)


def _dates_before(units: Sequence[Unit], gap: range, start: int, writer: _Writer | None) -> int:
    """The first of the dates straight before a post's words that are not the post's own time."""
    before = start
    while before > gap.start and units[before - 1].is_timestamp:
        before -= 1
    if writer is None or before == start:
        return before
    dated = Sign.HEADER in units[writer.at].signs and any(map(str.isdigit, units[writer.at].key))
    return before if dated else before + 1


def _is_by_name_alone(units: Sequence[Unit], start: int) -> bool:
    """Whether the page's template shows nothing between comments but screen names."""
    rest = units[start:]
    buttons = sum(Sign.FOOTER in unit.signs for unit in rest)
    dated = sum(
        unit.is_timestamp or bool(unit.signs & {Sign.HEADER, Sign.AVATAR, Sign.PROFILE})
        for unit in rest
    )
    return buttons < 2 and dated < 2


def _is_lone_name(units: Sequence[Unit], index: int) -> bool:
    unit, after = units[index], units[index + 1]
    if not looks_like_name(unit) or looks_like_name(after):
        return False
    return unit.gap > 0 or all(other.gap == 0 for other in units[index - 1 : index + 2])


def _is_worth_keeping(units: Sequence[Unit], post: Post) -> bool:
    if post.is_signed or post.name is not None:
        return True
    return any(
        unit.is_prose or unit.words > _LONGEST_HEADER for unit in units[post.body : post.end]
    )
