"""Comments whose writer and time stand below their words ("Posted by: Ann | July 8, 2020")."""

from collections.abc import Sequence

from ingest.segmenting.chrome import is_chrome
from ingest.segmenting.lexicon import Sign, load_lexicon
from ingest.segmenting.post import Post
from ingest.segmenting.units import Unit

_FEWEST = 2
_MOST_HEADED_SHARE = 0.5


def find_signed_below(units: Sequence[Unit], first: int) -> tuple[Post, ...]:
    """The comments after the article's first paragraph, where they are signed below."""
    signed = [i for i in range(first + 1, len(units)) if Sign.SIGNED in units[i].signs]
    headed = sum(Sign.HEADER in unit.signs and Sign.SIGNED not in unit.signs for unit in units)
    if len(signed) < _FEWEST or headed > _MOST_HEADED_SHARE * len(signed):
        return ()
    posts = []
    start = _start_of_words(units, first, signed[0])
    for end in signed:
        while start < end and is_chrome(units[start]):
            start += 1
        if start < end:
            posts.append(Post(start, start, end + 1, _name(units[end]), True))
        start = end + 1
    return tuple(posts)


def _start_of_words(units: Sequence[Unit], first: int, signature: int) -> int:
    """Where the words above the first signature begin: below the chrome that parts them."""
    start = signature
    while start > first + 1 and not is_chrome(units[start - 1]):
        start -= 1
    return start


def _name(unit: Unit) -> str | None:
    span = load_lexicon().screen_name(Sign.SIGNED, unit.key)
    if span is None:
        return None
    name = unit.key[span[0] : span[1]].strip(" :")
    at = unit.text.lower().find(name)
    return unit.text[at : at + len(name)] if at >= 0 else name
