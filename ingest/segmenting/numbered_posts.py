"""Posts below lines that tell everything in one: "#212  teague_fan  [Member]  07-05-2024 08:31".

Many boards print such lines, each in a form of its own; what they have in common is that the
numbers of the posts follow one another.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.segmenting.boxes import is_article_prose
from ingest.segmenting.chrome import is_chrome
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.post import Post
from ingest.segmenting.timestamps import is_age, is_date
from ingest.segmenting.units import Unit

_FEWEST = 3
_LONGEST_HEAD = 16
_LONGEST_NAME = 4
_NUMBERED = re.compile(
    r"(?:(?:post|reply|message|comment|no\.?|nr\.?)\s*)?#?(\d{1,6})[.):]?\s+(\S.*)", re.I
)
_IN_BRACKETS = re.compile(r"\s*(?:\[[^\[\]]*\]|\([^()]*\)|\{[^{}]*\})\s*")
_EDGES = " \t|•·»–—-,:;"
_ENDS = frozenset({Sign.FORUM, Sign.FORM, Sign.RELATED})


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that heads a post: the unit `at`, the post's number, and who wrote it."""

    at: int
    number: int
    name: str


def find_numbered_posts(units: Sequence[Unit]) -> tuple[Post, ...]:
    """The posts of a board whose numbered lines open them; none on other pages."""
    heads = _in_sequence([head for i, unit in enumerate(units) if (head := _head(i, unit))])
    if len(heads) < _FEWEST or any(map(is_article_prose, units[: heads[0].at])):
        return ()
    posts = []
    ends = [head.at for head in heads[1:]] + [len(units)]
    for head, end in zip(heads, ends, strict=True):
        body = head.at + 1
        if head is heads[-1]:
            end = next((i for i in range(body, end) if _closes(units[i])), end)
        while end > body and is_chrome(units[end - 1]):
            end -= 1
        if end > body:
            posts.append(Post(head.at, body, end, head.name, True, body))
    return tuple(posts)


def _closes(unit: Unit) -> bool:
    """Whether a line is the board's own, below its last post."""
    return bool(unit.signs & _ENDS) and not unit.is_prose


def _in_sequence(heads: Sequence[_Head]) -> list[_Head]:
    """The longest row of heads, in page order, whose numbers follow one another."""
    rows: dict[int, list[_Head]] = {}
    best: list[_Head] = []
    for head in heads:
        row = rows.pop(head.number - 1, [])
        row.append(head)
        rows[head.number] = row
        best = row if len(row) > len(best) else best
    return best


def _head(at: int, unit: Unit) -> _Head | None:
    if unit.words > _LONGEST_HEAD:
        return None
    found = _NUMBERED.fullmatch(unit.text.strip())
    if found is None:
        return None
    words = _IN_BRACKETS.sub("  ", found[2]).split()
    for size in range(1, min(_LONGEST_NAME, len(words) - 1) + 1):
        rest = " ".join(words[size:]).strip(_EDGES).lower()
        if any(map(str.isdigit, rest)) and (is_date(rest) or is_age(rest)):
            name = " ".join(words[:size]).strip(_EDGES)
            return _Head(at, int(found[1]), name) if any(map(str.isalpha, name)) else None
    return None
