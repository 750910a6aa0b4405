"""Who wrote an article, as its byline says, and the house that the byline names."""

import re
from dataclasses import dataclass

from ingest.facts.lexicon import load_lexicon
from ingest.facts.page_lines import PageLine, telling_lines
from ingest.records import Page, SegmentRole

MAX_BYLINE = 160
_NAME_WORD = (
    r"(?:[^\W\d_a-zß-ÿ][\w.’'-]*|(?:al|el|bin|ibn|da|de|del|der|di|du|la|le|ten|van|von)\b)"
)
_NAME = rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,5}}"
_NAMES = rf"{_NAME}(?:\s*(?:,\s*(?:and\s+)?|\sand\s|\s&\s|\set\s|\sund\s|\sy\s){_NAME}){{0,6}}"
_BYLINE = re.compile(
    r"\s*(?:[-–—•|*]\s*)?(?P<mark>(?i:story by|written by|reported by|reporting by|text by|words by"
    r"|by|authors?|von|par|por)(?=[\s:])):?\s*"
    rf"(?P<names>{_NAMES})(?P<rest>.*)\Z",
    re.DOTALL,
)
_REST = re.compile(
    r"\s*(?:\Z|[|/•·,;:(–—-]|(?:for|in|at|on|of)\s|(?:staff|correspondents?|reporters?|agencies)\b)"
)
_HOUSE = re.compile(
    rf"\s*(?:[|/•·,–—-]|\bfor\b|\bof\b|\()\s*(?P<house>(?:The\s+|the\s+)?{_NAME})\s*\)?"
    r"\s*(?:\Z|[|/•·,–—])"
)
_STAFF = re.compile(
    r"\b(?:staff|correspondent|reporter|editor|writer|desk|newsroom|admin|agencies)\b",
    re.IGNORECASE,
)
_MARKS_ANYWHERE = frozenset({"by", "story by", "written by", "reported by", "text by"})


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says: the writers as written, and the house behind them."""

    author: str | None
    house: str | None


def read_byline(page: Page, article: int) -> Byline:
    """Read the byline of an article.

    "By Lolita C. Baldor and Robert Burns | Associated Press" gives the two names and
    "Associated Press"; "By Reuters staff" gives no author and "Reuters".

    Args:
        page: The page taken apart.
        article: Index of the article.

    Returns:
        The first byline found; empty where the page has none.
    """
    text = page.text.text
    for line in telling_lines(page, article):
        if line.role in (SegmentRole.HEADLINE, SegmentRole.CAPTION):
            continue
        byline = _read_line(text[line.start : line.end], line)
        if byline is not None:
            return byline
    markup = page.text.markup
    author = markup.author if markup is not None and len(page.articles) == 1 else None
    return Byline(author or None, None)


def _read_line(words: str, line: PageLine) -> Byline | None:
    if len(words) > MAX_BYLINE:
        return None
    match = _BYLINE.match(words)
    if match is None or _REST.match(match["rest"]) is None:
        return None
    if line.role is not SegmentRole.BYLINE:
        is_plain = match["mark"].lower() in _MARKS_ANYWHERE or match["mark"].lower() == "author"
        if not is_plain or words.rstrip()[-1:] in ".!?" or line.attached:
            return None
    parts = re.sub(r"\s+", " ", match["names"]).split(", ")
    named = [part for at, part in enumerate(parts) if at == 0 or not _STAFF.search(part)]
    names = ", ".join(named).strip(" ,")
    house = _HOUSE.match(match["rest"])
    found_house = known_house(house["house"]) if house is not None else None
    as_house = known_house(_STAFF.sub("", names).strip(" ,"))
    if as_house is not None:
        return Byline(None, as_house)
    lone = len(names.split()) == 1 and line.role is not SegmentRole.BYLINE
    if lone or _STAFF.search(names):
        return Byline(None, found_house)
    return Byline(names, found_house)


def known_house(words: str) -> str | None:
    """Give the publisher that some capitalised words name, or None where they name none.

    "AP" gives "Associated Press", "National News Center" itself, "Baghdad" None.
    """
    words = re.sub(r"\s+", " ", words).strip(" .,;:()-–—|/")
    lexicon = load_lexicon("publishers")
    agency: str | None = lexicon["agencies"].get(words)
    if agency is not None:
        return agency
    parts = words.lower().split()
    if 2 <= len(parts) <= 6 and set(parts) & set(lexicon["words"]["publisher"]):
        return words
    return None
