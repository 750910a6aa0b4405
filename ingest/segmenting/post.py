"""A post or comment, and what a forum adds to every post of one writer."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from ingest.segmenting.units import Unit

_SIGNATURE_WORDS = 3
_SIGNATURE_LINES = 4


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


def trim_posts(
    units: Sequence[Unit], posts: Sequence[Post], signatures: AbstractSet[str] = frozenset()
) -> list[Post]:
    """Posts without the lines that end two posts of one writer: his signature.

    Nor with a line at their end that signs another post, where its key is in `signatures`.

    Also without the name of whom a writer answers, where it stands behind his own
    ("BattyR turbinator", below a comment of turbinator's).
    """
    ends = Counter(ending for post in posts for ending in _endings(units, post))
    names: set[str] = set()
    trimmed = []
    for post in posts:
        shared = (len(e) - 1 for e in _endings(units, post) if ends[e] > 1)
        end = post.end - max(shared, default=0)
        while end - 1 > post.body and units[end - 1].key in signatures:
            end -= 1
        name = post.name
        if name is not None:
            cut = name.rfind(" ")
            answered = next((i for i in _spaces(name) if name[i + 1 :] in names), cut)
            name = name[:answered] if name[answered + 1 :] in names and answered > 0 else name
            names.add(name)
        trimmed.append(replace(post, end=end, name=name))
    return trimmed


def _spaces(name: str) -> list[int]:
    return [index for index, letter in enumerate(name) if letter == " "]


def _endings(units: Sequence[Unit], post: Post) -> Iterator[tuple[str, ...]]:
    """The writer and the last line or lines of a post that has others, save a mere word."""
    longest = min(_SIGNATURE_LINES, post.end - post.body - 1)
    if post.name is None or longest < 1 or units[post.end - 1].words < _SIGNATURE_WORDS:
        return
    for lines in range(1, longest + 1):
        yield post.name, *(unit.key for unit in units[post.end - lines : post.end])
