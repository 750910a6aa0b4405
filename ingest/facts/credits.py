"""The lines beside a headline that credit an article's writer and its house.

"Marta Oyelaran, Lindhaven Post", "2020-08-30 | by R. Sandell | Leisure", a name on the line above
the date: each part of such a line is a name, a house, a date or a label.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from ingest.facts.date_words import find_dates
from ingest.facts.houses import known_house
from ingest.facts.lexicon import load_lexicon
from ingest.facts.page_lines import PageLine, article_segments, is_forum, lines_of
from ingest.records import Article, Page, Segment, SegmentKind, SegmentRole
from ingest.segmenting.bylines import is_person
from ingest.segmenting.lexicon import Sign, line_key, signs_of
from ingest.segmenting.mastheads import is_masthead

MAX_CREDIT_LINE = 110
MAX_CREDIT_LINES = 12
MAX_STANDFIRST_LINES = 1
LINES_ABOVE = 3
_WORDS = load_lexicon("credits")
_OTHERS = frozenset(_WORDS["others"])
_ROLES = frozenset(_WORDS["roles"])
_LABELS = frozenset(_WORDS["sections"]) | _ROLES
_PLACES = frozenset(_WORDS["places"])
_PLACE_ENDS = frozenset(_WORDS["place_ends"])
_MARK = re.compile(
    rf"(?:{'|'.join(map(re.escape, sorted(_WORDS['marks'], key=len, reverse=True)))})"
    r"(?=[\s:])\s?:?\s*",
    re.IGNORECASE,
)
_MARK_ALONE = re.compile(_MARK.pattern.replace(r"(?=[\s:])", "") + r"\Z", re.IGNORECASE)
_HOUSE_MARK = re.compile(
    rf"(?:{'|'.join(map(re.escape, _WORDS['house_marks']))})\s*:?\Z", re.IGNORECASE
)
_HANDLE = re.compile(r"\s*[\w.+-]*@[\w.-]+")
_GLUED = re.compile(r"^(?:[A-Z][a-z]+)?By(?=[A-Z])")
_COMPANY_ENDS = frozenset({"inc", "ltd", "llc", "plc", "corp", "corporation", "co", "gmbh", "ag"})
_COMPANY = re.compile(rf",\s+(?=(?:{'|'.join(sorted(_COMPANY_ENDS))})\b)", re.IGNORECASE)
_PARTING = re.compile(r"\s*[|/•·,()►»\t]\s*|\s+[-–—]+\s+|\s{2,}")
_INITIALS = re.compile(r"[A-Z]{2,6}")
_AGE = re.compile(
    r"(?:\d+|an?)\s?(?:min|minute|hour|hr|h|day|d|week)s?\b.{0,12}(?:ago|read)?|yesterday.*|today.*"
    r"|\d{1,2}[:.]\d\d.*",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r" (?:in|at) (?:the )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}\Z")
_WITH = re.compile(r" with (?:[a-z]{2,5}|[A-Z]{2,5}|agencies)\b.*\Z")
_REGIONS = frozenset({"North", "South", "East", "West", "Middle", "Central"})
_NEVER = frozenset({Sign.FURNITURE, Sign.RELATED, Sign.COMMENTS, Sign.FORM, Sign.FORUM})


class CreditKind(Enum):
    """What one part of a credit line is."""

    PERSON = "person"
    HOUSE = "house"
    TIME = "time"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CreditPart:
    """A part of a credit line; `marked` where "by" or the like stands before a name."""

    line: int
    kind: CreditKind
    words: str
    marked: bool = False


def credit_parts(page: Page, article: int) -> list[CreditPart]:
    """Take the lines from an article's headline to its first paragraph apart.

    Args:
        page: The page taken apart.
        article: Index of the article.

    Returns:
        The parts in page order; none where the article has no headline.
    """
    text = page.text.text
    own = page.articles[article]
    parts: list[CreditPart] = []
    marked = names_house = False
    for number, line in enumerate(_credit_lines(page, article)):
        bare = _WITH.sub("", _HANDLE.sub("", text[line.start : line.end].strip()))
        words = _GLUED.sub("By ", bare)
        if _MARK_ALONE.match(words):
            marked = True
            continue
        if _HOUSE_MARK.match(words):
            names_house = True
            continue
        if names_house:
            parts.append(CreditPart(number, CreditKind.HOUSE, words, marked=True))
        elif words:
            is_byline = marked or line.role is SegmentRole.BYLINE
            parts.extend(_parts_of(words, number, is_byline))
        marked = names_house = False
    return [part for part in parts if part.marked or not _is_place(part, text, own)]


def _is_place(part: CreditPart, text: str, article: Article) -> bool:
    """Whether what looks like a person's name is where the story is set."""
    if part.kind is not CreditKind.PERSON:
        return False
    there = re.compile(rf"\b(?:in|at|near|to)\s+{re.escape(part.words)}\b")
    return there.search(text, article.start, article.end) is not None


def _credit_lines(page: Page, article: int) -> Iterator[PageLine]:
    own = article_segments(page, article)
    headline = next((s for s in own if s.role is SegmentRole.HEADLINE), None)
    if headline is None:
        return
    text = page.text.text
    above = [s for s in own if s.start < headline.start and s.role in _CREDITS]
    beside = [s for s in page.segments if headline.end <= s.start < own[-1].end]
    found = 0
    texts = 0
    yield from _lines_above(page, headline)
    for segment in (*above, *beside):
        if segment.kind is SegmentKind.READER_COMMENT or segment.role is SegmentRole.HEADLINE:
            break
        if segment.role is SegmentRole.CAPTION:
            continue
        for line in lines_of(text, segment):
            words = text[line.start : line.end].strip()
            found += 1
            is_text = segment.role is SegmentRole.BODY and (
                _is_text(words) or _WRAPPED.match(text, line.end) is not None
            )
            texts += is_text
            if found > MAX_CREDIT_LINES or texts > MAX_STANDFIRST_LINES:
                return
            if is_text:
                continue
            if len(words) <= MAX_CREDIT_LINE:
                yield line


def _lines_above(page: Page, headline: Segment) -> Iterator[PageLine]:
    """Furniture straight above a headline, on a page that is no forum."""
    at = page.segments.index(headline)
    if at == 0 or page.segments[at - 1].kind is not SegmentKind.FURNITURE or is_forum(page):
        return
    text = page.text.text
    for line in lines_of(text, page.segments[at - 1])[-LINES_ABOVE:]:
        if line.end - line.start <= MAX_CREDIT_LINE and _has_date(text[line.start : line.end]):
            yield line


def _has_date(words: str) -> bool:
    return next(find_dates(words, 0, len(words)), None) is not None


_CREDITS = frozenset({SegmentRole.BYLINE, SegmentRole.DATELINE})
_TEXT_WORDS = 14
_WRAPPED = re.compile(r"\s*?\r?\n\s*?[a-zß-öø-ÿ]")


def _is_text(words: str) -> bool:
    return len(words.split()) >= _TEXT_WORDS or words[-1:] in '.!?”"'


def _parts_of(line: str, number: int, marked: bool) -> Iterator[CreditPart]:
    if signs_of(line_key(line)) & _NEVER:
        kind = CreditKind.TIME if _AGE.fullmatch(line) else CreditKind.OTHER
        yield CreditPart(number, kind, line)
        return
    if line.split()[0].lower().rstrip(":") in _OTHERS:
        yield CreditPart(number, CreditKind.OTHER, line)
        return
    rest, at = [], 0
    for mention in find_dates(line, 0, len(line)):
        yield CreditPart(number, CreditKind.TIME, line[mention.start : mention.end])
        rest.append(line[at : mention.start])
        at = mention.end
    rest.append(line[at:])
    parts = [
        _part(words, number, marked)
        for part in _PARTING.split(_COMPANY.sub(" ", " | ".join(rest)))
        if (words := part.strip(" .:;-–—*"))
    ]
    is_personal = any(part.kind is CreditKind.PERSON for part in parts)
    for part in parts:
        is_agency = (
            is_personal and part.kind is CreditKind.OTHER and _INITIALS.fullmatch(part.words)
        )
        yield replace(part, kind=CreditKind.HOUSE) if is_agency else part


def _part(words: str, number: int, marked: bool) -> CreditPart:
    mark = _MARK.match(words)
    if mark is not None:
        words, marked = words[mark.end() :].strip(), True
    if _AGE.fullmatch(words):
        return CreditPart(number, CreditKind.TIME, words)
    house = known_house(words)
    if house is not None:
        return CreditPart(number, CreditKind.HOUSE, house, marked)
    name = person_name(words)
    if name is not None:
        return CreditPart(number, CreditKind.PERSON, name, marked)
    return CreditPart(number, CreditKind.OTHER, words)


def _before_region(tokens: list[str]) -> list[str]:
    """Tokens up to a correspondent's region: "Hannah Marsh North of England"."""
    cut = next((i for i, token in enumerate(tokens) if i > 1 and token in _REGIONS), len(tokens))
    return tokens[:cut]


def person_name(words: str) -> str | None:
    """Give the name of a person that some words are, without what the person is.

    "Tomasz Breck Health correspondent" gives "Tomasz Breck"; "Local News" and "Port Ellery"
    give None.
    """
    tokens = _IN_PLACE.sub("", words).split()
    if tokens and tokens[-1].lower() in _ROLES:
        while tokens and tokens[-1].lower() in _LABELS:
            tokens.pop()
        tokens = _before_region(tokens)
    name = " ".join(tokens)
    if not is_person(name):
        return None
    lower = [token.lower().strip(",") for token in tokens]
    if lower[-1].rstrip(".") in _COMPANY_ENDS or is_masthead(name):
        return None
    if set(lower) & _LABELS or lower[0] in _PLACES or lower[-1] in _PLACE_ENDS:
        return None
    return name
