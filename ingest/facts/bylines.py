"""Who wrote an article, as its byline says, and the house that the byline names."""

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.facts.credits import CreditKind, CreditPart, credit_parts
from ingest.facts.houses import known_house
from ingest.facts.page_lines import PageLine, article_segments, lines_of, telling_lines
from ingest.facts.reporting_credits import reporters
from ingest.facts.source_lines import read_source_line
from ingest.records import Page, SegmentKind, SegmentRole
from ingest.segmenting.bylines import is_person
from ingest.segmenting.mastheads import is_masthead

MAX_BYLINE = 160
_NAME_WORD = (
    r"(?:[^\W\d_a-zß-ÿ][\w.’'-]*|(?:al|el|bin|ibn|da|de|del|der|di|du|la|le|ten|van|von)\b)"
)
_NAME = rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,5}}"
_NAMES = rf"{_NAME}(?:\s*(?:,\s*(?:and\s+)?|\sand\s|\s&\s|\set\s|\sund\s|\sy\s){_NAME}){{0,6}}"
_BYLINE = re.compile(
    r"\s*(?:[-–—•|*]\s*)?(?P<mark>(?i:story by|written by|reported by|reporting by|text by|words by"
    r"|interview by|interviewed by|review by|analysis by|compiled by"
    r"|exclusive by|report by|words and (?:photos|pictures) by"
    r"|posted by|published by|prepared by"
    r"|(?:report|reporting|reporter|correspondent|interview|investigation|dialogue)(?= ?:)"
    r"|by|authors?|von|par|por)(?=[\s:])) ?:?\s*"
    rf"(?P<names>{_NAMES})(?P<rest>.*)\Z",
    re.DOTALL,
)
_REST = re.compile(
    r"\s*(?:\Z|[|/•·,;:(–—-]|(?:for|in|at|on|of|with|published|updated|posted)\s|(?:staff|correspondents?|reporters?|agencies)\b)"
)
_HOUSE = re.compile(
    rf"\s*(?:[|/•·,–—-]|\bfor\b|\bof\b|\()\s*(?P<house>(?:The\s+|the\s+)?{_NAME})\s*\)?"
    r"\s*(?:\Z|[|/•·,–—])"
)
_AGENCY_DESK = re.compile(r"(?:[A-Z]{2,5}|[A-Z]{2,5}\s.+)\Z")
_VISITS = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){1,2}) (?:talks? to|meets|interviews"
    r"|speaks? (?:to|with)|chats? (?:to|with)|sits down with|catches up with|visits)\b"
)
_OWN_POST = re.compile(
    rf"\s*(?:View )?(?P<name>{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}}?)(?:['’]s?) "
    r"(?:[Pp]ost|(?:verified profile )?graphic link)\s*"
)
_PHOTOS = re.compile(
    r"\s*(?i:photos|photographs|photography|pictures|images) (?i:by) "
    rf"(?P<names>{_NAMES})\s*(?:[|/•·,(–—-]|\Z)"
)
_FOR = re.compile(r"\sFOR\s")
_HANDLE = re.compile(r"\s*[\w.+-]*@[\w.-]+")
_GLUED = re.compile(r"^(?:[A-Z][a-z]+)?By(?=[A-Z])")
_SECOND = re.compile(r"\s*\n\s*(?:and|&)\s*\n\s*(?P<name>[^\n]{3,60})")
_STAFF = re.compile(
    r"\b(?:staff|correspondent|reporter|editor|writer|desk|newsroom|admin|agencies)\b",
    re.IGNORECASE,
)
_MARKS_ANYWHERE = frozenset(
    {"by", "story by", "written by", "reported by", "text by", "interview by", "words by"}
)
NEAR_LINES = 2
"""How far, in lines, a bare name may stand from the date or the house that makes it a byline."""


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
    credited = _read_credits(credit_parts(page, article))
    for line in telling_lines(page, article):
        if line.role in (SegmentRole.HEADLINE, SegmentRole.CAPTION):
            continue
        byline = _read_line(text[line.start : line.end], line)
        if byline is not None:
            own = _with_second(_without_site(byline, text), text, line.end)
            house = own.house or credited.house
            return Byline(
                own.author or credited.author, house.removeprefix("the ") if house else None
            )
    if credited.author is not None:
        return credited
    reported = _reported_by(page, article)
    if reported is not None:
        return Byline(reported, credited.house)
    owner = _owner_of_post(page, article)
    if owner is not None:
        return Byline(owner, credited.house)
    photographer = _photographer(page, article)
    if photographer is not None:
        return Byline(photographer, credited.house)
    visitor = _in_standfirst(page, article)
    if visitor is not None:
        return Byline(visitor, credited.house)
    source = read_source_line(page, article)
    if source.author is not None:
        return Byline(source.author, source.house)
    markup = page.text.markup
    author = markup.author if markup is not None and len(page.articles) == 1 else None
    return Byline(author or None, credited.house)


def _read_credits(parts: list[CreditPart]) -> Byline:
    """A marked name, or a bare one beside a date or a house; and a house beside either."""
    people = [part for part in parts if part.kind is CreditKind.PERSON]
    houses = [part for part in parts if part.kind is CreditKind.HOUSE]
    times = [part for part in parts if part.kind is CreditKind.TIME]
    house = next((one.words for one in houses if _is_beside(one, [*times, *people])), None)
    for first in sorted(people, key=lambda part: not part.marked):
        if _is_beside(first, [*times, *houses]):
            same_line = [part.words for part in people if part.line == first.line]
            return Byline(", ".join(same_line), house)
    return Byline(None, house)


def _reported_by(page: Page, article: int) -> str | None:
    """Who the last byline of an article without another says reported it."""
    text = page.text.text
    for segment in reversed(article_segments(page, article)):
        if segment.role is SegmentRole.BYLINE:
            for line in lines_of(text, segment):
                found = reporters(text[line.start : line.end])
                if found is not None:
                    return found
    return None


def _owner_of_post(page: Page, article: int) -> str | None:
    """Whose post the site's own line above an article says it is: "Ingrid Vaszary's Post".

    LinkedIn signed in prints "View Ingrid Vaszary’s graphic link".
    """
    text = page.text.text
    first = page.articles[article].start
    for segment in page.segments:
        if segment.end <= first and segment.kind is SegmentKind.FURNITURE:
            for line in lines_of(text, segment):
                found = _OWN_POST.fullmatch(text, line.start, line.end)
                if found is not None:
                    return None if is_masthead(found["name"]) else found["name"]
    return None


def _photographer(page: Page, article: int) -> str | None:
    """Whose photographs a gallery without another byline shows: "Photos by Winnie Castellano"."""
    text = page.text.text
    for segment in article_segments(page, article):
        if segment.role is SegmentRole.BYLINE:
            for line in lines_of(text, segment):
                found = _PHOTOS.match(text, line.start, line.end)
                if found is not None:
                    return found["names"]
    return None


def _in_standfirst(page: Page, article: int) -> str | None:
    """Who "Orla Fenn talks to the saddler …" below a headline names, and nothing else does."""
    own = article_segments(page, article)
    for above, below in pairwise(own):
        if above.role is SegmentRole.HEADLINE and below.role is SegmentRole.BODY:
            text = page.text.text
            found = _VISITS.match(text, below.start, below.end)
            if found is None:
                return None
            start, end = page.articles[article].start, page.articles[article].end
            surname = found["name"].split()[-1]
            return found["name"] if text.count(surname, start, end) == 1 else None
    return None


def _without_house(names: str) -> str:
    """The people of a byline alone: "Dana Whitcomb and AP" gives "Dana Whitcomb"."""
    people, parted, last = names.rpartition(" and ")
    is_house = known_house(last) or _STAFF.search(last) or _AGENCY_DESK.match(last)
    return people if parted and is_house else names


def _without_site(byline: Byline, text: str) -> Byline:
    """A byline without the site's name straight behind the writer's: "Jo Beck Lindhaven News"."""
    words = (byline.author or byline.house or "").split()
    for first in range(2, len(words) - 1):
        site = " ".join(words[first:])
        if known_house(site) and text.count(site) > 1:
            return Byline(" ".join(words[:first]), site)
    return byline


def _with_second(byline: Byline, text: str, end: int) -> Byline:
    """A byline with the writer whom "and", a line of its own, parts from the first."""
    found = _SECOND.match(text, end)
    if byline.author is None or found is None or not is_person(found["name"]):
        return byline
    return Byline(f"{byline.author} and {found['name']}", byline.house)


def _is_beside(part: CreditPart, others: list[CreditPart]) -> bool:
    return part.marked or any(abs(part.line - other.line) <= NEAR_LINES for other in others)


def _read_line(words: str, line: PageLine) -> Byline | None:
    if len(words) > MAX_BYLINE:
        return None
    words = _FOR.sub(" for ", _GLUED.sub("By ", _HANDLE.sub("", words)))
    match = _BYLINE.match(words)
    if match is None or _REST.match(match["rest"]) is None:
        return None
    if line.role is not SegmentRole.BYLINE:
        is_plain = match["mark"].lower() in _MARKS_ANYWHERE or match["mark"].lower() == "author"
        if not is_plain or words.rstrip()[-1:] in ".!?" or line.attached:
            return None
    parts = re.sub(r"\s+", " ", match["names"]).split(", ")
    named = [part for at, part in enumerate(parts) if at == 0 or not _is_of_house(part)]
    own = next((p for p in parts[1:] if is_masthead(p) and not _STAFF.search(p)), None)
    names = _without_house(", ".join(named).strip(" ,"))
    house = _HOUSE.match(match["rest"])
    found_house = known_house(house["house"]) if house is not None else None
    as_house = known_house(_STAFF.sub("", names).strip(" ,"))
    if as_house is not None:
        return Byline(None, as_house)
    lone = len(names.split()) == 1 and line.role is not SegmentRole.BYLINE
    if lone or _STAFF.search(names):
        return Byline(None, found_house)
    return Byline(names, found_house or own)


def _is_of_house(part: str) -> bool:
    """Whether a part of a byline names a house or an office in one, and no further writer."""
    known = known_house(part) is not None or is_masthead(part)
    return known or _STAFF.search(part) is not None or _AGENCY_DESK.match(part) is not None
