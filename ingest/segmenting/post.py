"""A post or comment, and what a forum adds to every post of one writer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.segmenting.units import Unit

_SIGNATURE_WORDS = 3


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


def trim_posts(units: Sequence[Unit], posts: Sequence[Post]) -> list[Post]:
    """Posts without the line that ends two posts of one writer: his signature.

    Also without the name of whom a writer answers, where it stands behind his own
    ("BattyR turbinator", below a comment of turbinator's).
    """
    ends = Counter(_ending(units, post) for post in posts)
    names: set[str] = set()
    trimmed = []
    for post in posts:
        ending = _ending(units, post)
        end = post.end - (ending is not None and ends[ending] > 1)
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


def _ending(units: Sequence[Unit], post: Post) -> tuple[str | None, str] | None:
    """The writer and the last line of a post that has others, where it is no mere word."""
    last = units[post.end - 1]
    if post.name is None or post.end - post.body < 2 or last.words < _SIGNATURE_WORDS:
        return None
    return post.name, last.key
