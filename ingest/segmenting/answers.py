"""Questions and answers: who wrote each stands below it ("answered Mar 4, 2016 at 7:40", "Hal").

The form of Stack Exchange and of the sites made after it (Question2Answer, AskBot, Biostars).
"""

import re
from collections.abc import Iterator, Sequence

from ingest.segmenting.chrome import is_chrome
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.post import Post
from ingest.segmenting.screen_names import looks_like_name
from ingest.segmenting.units import Unit

_STAMP = re.compile(
    r"(?P<what>asked|answered)( (on )?(?=.*\d).{4,40}| yesterday.*| today.*)"
    r"(?: by (?P<name>.{2,30}))?"
)
_QUESTION_SIGNS = re.compile(
    r"improve this (?:question|answer).*|\d+ answers?|not the answer you're looking for.*"
    r"|know someone who can answer.*|your answer"
)
_NOTE = re.compile(
    r".*\S ?[–—-] ?(?P<name>[^\s–—-][^–—]{0,28}?)(?: (?:mod|♦))?(?: .{3,9} \d.{4,22})?"
)
_TAG = re.compile(r"[a-z\d][\w+#.-]*(?: [a-z\d][\w+#.-]*){0,2}")
_NAME_REACH = 4
_COUNTS_REACH = 2
_FEWEST_SIGNS = 2


def find_answers(units: Sequence[Unit]) -> tuple[Post, ...]:
    """The question, the answers and the notes below them, in order; none on other pages."""
    stamps = [i for i, unit in enumerate(units) if _what(unit)]
    if not stamps:
        return ()
    stamps = [i for i in stamps if not any(map(_is_count, units[i + 1 : i + 1 + _COUNTS_REACH]))]
    asked = {_what(units[index]) for index in stamps}
    signs = sum(_QUESTION_SIGNS.fullmatch(unit.key) is not None for unit in units)
    if "answered" not in asked or (signs < _FEWEST_SIGNS and "asked" not in asked):
        return ()
    posts: list[Post] = []
    start = 0
    for stamp in stamps:
        posts.extend(_posts_before(units, start, stamp))
        start = stamp + 1
    posts.extend(_notes(units, range(start, _end(units, start))))
    return tuple(posts)


def _is_count(unit: Unit) -> bool:
    """Whether a line tells of the question's visits, below the title and when it was asked."""
    return unit.key.startswith(("viewed ", "modified ", "active "))


def _what(unit: Unit) -> str:
    found = _STAMP.fullmatch(unit.key) if unit.key.startswith(("asked", "answered")) else None
    return found["what"] if found is not None else ""


def _end(units: Sequence[Unit], start: int) -> int:
    """Where the form for one's own answer, or the site's own, begins below the last answer."""
    for index in range(start, len(units)):
        if Sign.FORM in units[index].signs or _QUESTION_SIGNS.fullmatch(units[index].key):
            return index
    return len(units)


def _posts_before(units: Sequence[Unit], start: int, stamp: int) -> Iterator[Post]:
    """The notes below the post before, and the words that a stamp stands below."""
    end = stamp
    while end > start and (is_chrome(units[end - 1]) or _TAG.fullmatch(units[end - 1].text)):
        end -= 1
    first = end
    while first > start and not is_chrome(units[first - 1]):
        first -= 1
    yield from _notes(units, range(start, first))
    if any(unit.is_prose for unit in units[first:end]):
        yield Post(first, first, end, _writer(units, stamp), True, first)


def _notes(units: Sequence[Unit], stretch: range) -> Iterator[Post]:
    for index in stretch:
        found = None if is_chrome(units[index]) else _NOTE.fullmatch(units[index].text)
        if found is not None:
            yield Post(index, index, index + 1, found["name"].strip(), True, index)


def _writer(units: Sequence[Unit], stamp: int) -> str | None:
    """The name beside or below a stamp."""
    found = _STAMP.fullmatch(units[stamp].key)
    if found is not None and found["name"]:
        return units[stamp].text[-len(found["name"]) :]
    for unit in units[stamp + 1 : stamp + 1 + _NAME_REACH]:
        if Sign.AVATAR not in unit.signs and not unit.is_symbols and looks_like_name(unit):
            return unit.text
    return None
