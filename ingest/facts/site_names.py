"""The name of the site that a page is from, as its title bar, head, menus and feet give it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.facts.date_words import find_dates
from ingest.facts.houses import known_house
from ingest.facts.lexicon import load_lexicon
from ingest.facts.named_houses import house_in_notices
from ingest.facts.owners import site_owner
from ingest.facts.page_lines import lines_of
from ingest.records import Page, SegmentKind, SegmentRole
from ingest.segmenting.lexicon import Sign, line_key, signs_of
from ingest.segmenting.mastheads import is_masthead
from ingest.segmenting.not_headlines import is_menu, is_never_headline

TOP_LINES = 12
MAX_NAME_WORDS = 6
MAX_LINE = 200
_BAR = re.compile(r"\s+[|–—·•»«:-]\s+")
_WIDE_GAP = re.compile(r"\s{3,}|\t")
_NAME = re.compile(r"(?:[^\W\d_]|\d)[^|©;:!?()\"“”]{1,40}")
_SMALL = frozenset(
    {
        *("of", "the", "and", "&", "for", "from", "in", "on", "a", "an", "to", "de", "la", "le"),
        *("les", "du", "des", "del", "di", "da", "do", "der", "die", "das", "und", "et", "y", "e"),
    }
)
_LIST_OPENERS = frozenset({"all", "more", "latest", "other", "related", "recent", "top", "my"})
_PAGES = frozenset({"Home", "Homepage", "Menu", "Edition"})
_BOARD = re.compile(r"\b(?:forums?|board|community|message\s?board)\b", re.IGNORECASE)
_ACCOUNT = re.compile(r"['’]s? (?:post|profile|page|activity)\Z", re.IGNORECASE)
_PLAIN = re.compile(r"\W+")
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+|@[\w.]+")


@dataclass(frozen=True, slots=True)
class _Foot:
    """What the furniture of a page says, for finding a name in it."""

    lines: tuple[str, ...]
    addresses: str
    is_blog: bool
    owner: str
    is_owned_by_paper: bool


def site_name(page: Page) -> str | None:
    """Read the site's name off a page.

    In this order: what its notices name; the end of a title bar ("Headline |
    Site"); a line at the head of the page that is a newspaper's name, or that other furniture
    names again ("Support The Margin"), or that a blog's software prints there; the owner in a
    copyright line; what furniture repeats.

    Returns:
        The name as the page writes it, or None where the page does not say.
    """
    furniture = list(_furniture_lines(page))
    foot = _read_foot(furniture)
    noticed = house_in_notices(iter(furniture))
    if noticed is not None:
        return noticed
    for name in (*_after_titles(page), *_heads(page, foot)):
        return _mixed_case(name, foot)
    return site_owner(furniture)


def _furniture_lines(page: Page) -> Iterator[str]:
    text = page.text.text
    for segment in page.segments:
        if segment.kind is SegmentKind.FURNITURE:
            for line in lines_of(text, segment):
                if line.end - line.start <= MAX_LINE:
                    yield text[line.start : line.end].strip()


def _read_foot(furniture: list[str]) -> _Foot:
    words = " ".join(furniture).lower()
    signs: list[str] = load_lexicon("credits")["blog_signs"]
    stated = site_owner(furniture) or ""
    owner = _PLAIN.sub("", stated.lower())
    addresses = " ".join(_ADDRESS.findall(words))
    return _Foot(
        tuple(furniture),
        _PLAIN.sub("", addresses),
        any(sign in words for sign in signs),
        owner,
        is_masthead(stated),
    )


def _top_lines(page: Page) -> list[str]:
    """The first lines of a page, up to the text of its first article."""
    text = page.text.text
    found: list[str] = []
    for segment in page.segments:
        if segment.role in (SegmentRole.BODY, SegmentRole.COMMENT):
            break
        if segment.role is SegmentRole.CAPTION:
            continue
        found.extend(text[line.start : line.end].strip() for line in lines_of(text, segment))
        if len(found) >= TOP_LINES:
            break
    return found[:TOP_LINES]


def _after_titles(page: Page) -> Iterator[str]:
    titles = {line_key(article.title) for article in page.articles if article.title}
    for line in _top_lines(page):
        parts = _BAR.split(line)
        if len(parts) < 2:
            continue
        for title, name in ((parts[0], parts[-1]), (parts[-1], parts[0])):
            if line_key(title) in titles and _may_be_name(name):
                yield name


def _heads(page: Page, foot: _Foot) -> Iterator[str]:
    titles = {line_key(article.title) for article in page.articles if article.title}
    first = True
    top = _top_lines(page)
    for line, below in pairwise([*top, ""]):
        key = line_key(line)
        if key in titles:
            break
        if signs_of(key) - {Sign.CREDIT, Sign.BYLINE} or is_menu(line) or _is_list(line):
            continue
        name = _undated(line)
        if not _may_be_name(name):
            continue
        is_house = is_masthead(name) and len(name.split()) > 1
        if not is_house and foot.is_owned_by_paper and not _is_owners(name, foot):
            continue
        if (
            is_house
            or known_house(name)
            or (first and (_is_borne_out(name, foot) or _is_below_name(below)))
            or f" told {name} " in page.text.text
        ):
            yield name
        first = False


def _is_below_name(line: str) -> bool:
    """Whether a line is a date and no more, or a menu, as papers print below their name."""
    if is_menu(line) or (_is_list(line) and len(line) < MAX_LINE):
        return True
    mention = next(find_dates(line, 0, len(line)), None)
    return mention is not None and not (line[: mention.start] + line[mention.end :]).strip(" .,|")


def _is_list(line: str) -> bool:
    return line.count("\t") > 1 or len(_BAR.findall(line)) > 1


def _undated(line: str) -> str:
    """A line without a date and what a wide gap or a bar parts from its beginning."""
    for mention in find_dates(line, 0, len(line)):
        line = line[: mention.start]
        break
    parts = [part for part in _WIDE_GAP.split(_BAR.split(line)[0]) if part.strip()]
    return parts[0].strip(" ,|-–—·•") if parts else ""


def _may_be_name(words: str) -> bool:
    parts = words.split()
    if not 1 <= len(parts) <= MAX_NAME_WORDS or _NAME.fullmatch(words) is None:
        return False
    if _BOARD.search(words) or _ACCOUNT.search(words):
        return False
    if words.lower() in load_lexicon("publishers")["words"]["not_a_site"] or words[-1] in ".,:!?":
        return False
    if signs_of(line_key(words)) - {Sign.CREDIT, Sign.BYLINE}:
        return False
    if is_never_headline(words) or parts[0].lower() in _LIST_OPENERS or parts[-1] in _PAGES:
        return False
    return all(part[0].isupper() or part[0].isdigit() or part in _SMALL for part in parts)


def _is_owners(name: str, foot: _Foot) -> bool:
    plain = _PLAIN.sub("", name.lower())
    return (plain in foot.owner and " " in name) or foot.owner in plain


def _is_borne_out(name: str, foot: _Foot) -> bool:
    """Whether the page's furniture names again what may be the site's name."""
    plain = _PLAIN.sub("", name.lower().removeprefix("the ").replace("&", "and"))
    if len(plain) >= _SHORTEST and (plain in foot.addresses or foot.owner.startswith(plain)):
        return True
    if foot.is_blog:
        return True
    before = _BEFORE_NAME if " " in name else _BEFORE_ONE_WORD
    again = re.compile(
        rf"{before}{re.escape(name)}(?!\w)|(?<!\w){re.escape(name)}{_AFTER_NAME}",
        re.IGNORECASE,
    )
    return any(again.search(line) for line in foot.lines if not _is_list(line))


_BEFORE_ONE_WORD = r"(?:support|subscribe to|welcome to|©.{0,12}|copyright.{0,14})\s+"
_BEFORE_NAME = rf"(?:{_BEFORE_ONE_WORD}|(?:about|follow|visit|join|contact|from|to|the|in)\s+)"
_AFTER_NAME = (
    r"\s+(?:newsletter|is|app|membership|subscription|team|staff|media|group|publications?|ltd|inc"
    r"|limited|all rights|©|\(c\)|19\d\d|20\d\d)\b"
)
_SHORTEST = 5


def _mixed_case(name: str, foot: _Foot) -> str:
    """A name in capitals as another line writes it."""
    if not name.isupper():
        return name
    written = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    for line in foot.lines:
        for found in written.findall(line):
            if not found.isupper() and found[0].isupper():
                return str(found)
    return name
