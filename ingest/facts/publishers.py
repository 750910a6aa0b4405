"""The publisher of an article, where its page says.

A newspaper that the story cites, a photographer's agency in a caption, or the forum that an
article was posted in is not its publisher.
"""

import re
from collections import Counter
from collections.abc import Callable

from ingest.facts.bylines import read_byline
from ingest.facts.copyright_below import owner_below
from ingest.facts.date_words import find_dates
from ingest.facts.houses import known_house
from ingest.facts.lexicon import load_lexicon
from ingest.facts.named_houses import handed_over_from, releasing_house
from ingest.facts.page_lines import (
    PageLine,
    article_segments,
    is_forum,
    lines_of,
    telling_lines,
)
from ingest.facts.site_names import site_name
from ingest.facts.source_lines import read_source_line
from ingest.records import Page, SegmentKind, SegmentRole
from ingest.segmenting.lexicon import Sign, line_key, signs_of
from ingest.segmenting.mastheads import is_masthead
from ingest.segmenting.register import DATELINE

_CAPS = r"[^\W\d_a-zß-ÿ][\w.’'&/-]*(?:\s+(?:of\s+|the\s+|and\s+)?[^\W\d_a-zß-ÿ][\w.’'&/-]*){0,5}"
_AGENCY_DATELINE = re.compile(
    rf"\s*(?:{_CAPS}(?:,\s*{_CAPS})*,?\s*(?:\d{{1,2}}\s*(?:{_CAPS})?)?"
    r"(?:,?\s*\d{4})?\s*)?"
    rf"\(\s*(?P<house>{_CAPS})\s*\)\s*(?:--|[-–—:_])"
)
_SLASH_DATELINE = re.compile(
    rf"\s*(?P<first>[^/|\n]{{2,40}}?)\s*[/|]\s*(?P<house>{_CAPS})\s*(?:--|[-–—:]|\Z)"
)
_SITE_LINE = re.compile(
    r"(?:(?i:in|support|about|subscribe to|follow|welcome to|visit|join|contact|more from"
    rf"|read more on)\s+)?(?P<site>{_CAPS})"
)
_OTHER_SIGNS = frozenset({Sign.FOOTER, Sign.FORM, Sign.PROFILE, Sign.FORUM, Sign.COMMENTS})
_EMOJI_EDGES = re.compile(r"^[^\w\s(\"'“]+\s*|\s*[^\w\s)\"'”.!?]+$")
MAX_DATELINE = 60
MAX_AGENCY = 90
MAX_SITE_WORDS = 4
MIN_SITE_LINES = 2
LINES_ABOVE = 3


def stated_publisher(page: Page, article: int) -> str | None:
    """Read who published an article.

    Args:
        page: The page taken apart.
        article: Index of the article.

    Returns:
        The publisher's name as the page writes it (an agency's short form written out), or None.
    """
    markup = page.text.markup
    if markup is not None and markup.publisher and len(page.articles) == 1:
        return markup.publisher
    sources: tuple[Callable[[Page, int], str | None], ...] = (
        _by_byline,
        _by_dateline,
        handed_over_from,
        _by_source_line,
        releasing_house,
        owner_below,
        _by_channel,
        _by_site,
        _by_unknown_agency,
        _by_repeated_name,
    )
    for source in sources:
        publisher = source(page, article)
        if publisher is not None:
            return publisher
    return None


def _by_byline(page: Page, article: int) -> str | None:
    return read_byline(page, article).house


def _by_source_line(page: Page, article: int) -> str | None:
    return read_source_line(page, article).house


def _by_dateline(page: Page, article: int) -> str | None:
    text = page.text.text
    for line in telling_lines(page, article):
        if line.attached or line.role in (SegmentRole.CAPTION, SegmentRole.HEADLINE):
            continue
        for pattern in (_AGENCY_DATELINE, _SLASH_DATELINE):
            match = pattern.match(text, line.start, line.end)
            house = _house_of(_house_in(match), line) if match is not None else None
            if house is not None:
                return house
        if _is_alone(text, line) and next(find_dates(text, line.start, line.end), None) is None:
            house = known_house(text[line.start : line.end])
            if house is not None:
                return house
    return None


def _house_in(dateline: re.Match[str]) -> str:
    """The house in a dateline: behind the place, save in "Shatt Today / Basra"."""
    house = dateline["house"]
    first = dateline.groupdict().get("first")
    return first if first and is_masthead(first) and not is_masthead(house) else house


def _house_of(words: str, line: PageLine) -> str | None:
    """A known house; in a dateline that is nothing else ("Basra / Al-Manbar"), any name."""
    known = known_house(words)
    is_all = line.role is SegmentRole.DATELINE and line.end - line.start < MAX_DATELINE
    if known is not None or not is_all or next(find_dates(words, 0, len(words)), None):
        return known
    name = words.strip(" -–—:")
    labels = set(load_lexicon("credits")["sections"])
    return name if name and not labels & {word.lower() for word in name.split()} else None


def _is_alone(text: str, line: PageLine) -> bool:
    return (
        line.role in (SegmentRole.BYLINE, SegmentRole.DATELINE)
        and line.end - line.start < MAX_DATELINE
    )


def _furniture_lines(page: Page) -> list[str]:
    text = page.text.text
    return [
        text[line.start : line.end].strip()
        for segment in page.segments
        if segment.kind is SegmentKind.FURNITURE
        for line in lines_of(text, segment)
    ]


def _by_site(page: Page, article: int) -> str | None:
    """The site's own name, save on a forum; and a report pasted into a blog is not the blog's.

    Posts of one writer, one below the other, are all the blog's.
    """
    if is_forum(page):
        return None
    name = site_name(page)
    is_paper = name is not None and (is_masthead(name) or known_house(name) is not None)
    is_one_writers = len({one.author for one in page.articles} - {None}) == 1 and article > 0
    has_byline = page.articles[article].author is not None and not _has_comments(page)
    return name if article == 0 or is_paper or is_one_writers or has_byline else None


def _has_comments(page: Page) -> bool:
    return any(segment.kind is SegmentKind.READER_COMMENT for segment in page.segments)


def _by_unknown_agency(page: Page, article: int) -> str | None:
    """What stands in brackets in a dateline that is one without doubt: "TEHRAN (Arvand) - "."""
    text = page.text.text
    for line in telling_lines(page, article):
        if line.role not in (SegmentRole.BODY, SegmentRole.DATELINE):
            continue
        match = _AGENCY_DATELINE.match(text, line.start, min(line.end, line.start + MAX_AGENCY))
        if match is not None and DATELINE.match(text[line.start : match.end()] + " "):
            agencies: dict[str, str] = load_lexicon("publishers")["dateline_agencies"]
            return agencies.get(match["house"], match["house"].strip())
    return None


def _by_repeated_name(page: Page, article: int) -> str | None:
    """A name that furniture lines repeat: "Rawabet Center", "In Rawabet Center"."""
    if len(page.articles) != 1 or is_forum(page):
        return None
    excluded = set(load_lexicon("publishers")["words"]["not_a_site"])
    title = page.articles[article].title
    counts: Counter[str] = Counter()
    for line in _furniture_lines(page):
        if (
            len(line) > 60
            or line == title
            or next(find_dates(line, 0, len(line)), None)
            or signs_of(line_key(line)) & _OTHER_SIGNS
        ):
            continue
        match = _SITE_LINE.fullmatch(line.rstrip(" .!:"))
        if match is None:
            continue
        site = match["site"]
        words = site.split()
        is_prefixed = match.start("site") > 0
        if (
            (len(words) > 1 or is_prefixed)
            and len(words) <= MAX_SITE_WORDS
            and site[0].isupper()
            and site.lower() not in excluded
        ):
            counts[site] += 1
    for site, count in counts.most_common():
        if count >= MIN_SITE_LINES:
            return site
    return next((site for site in counts if known_house(site)), None)


def _by_channel(page: Page, article: int) -> str | None:
    """The name that stands above most articles of a page: a channel's posts."""
    above = [_names_above(page, number) for number in range(len(page.articles))]
    counts = Counter(name for names in above for name in names)
    name, count = counts.most_common(1)[0] if counts else (None, 0)
    if count < MIN_SITE_LINES or 2 * count < len(above):
        return None
    return None if name is None else _EMOJI_EDGES.sub("", name)


def _names_above(page: Page, article: int) -> frozenset[str]:
    """The lines of furniture straight above an article that could be names: no "COUNCIL"."""
    first = article_segments(page, article)[0]
    at = page.segments.index(first)
    if at == 0 or page.segments[at - 1].kind is not SegmentKind.FURNITURE:
        return frozenset()
    lines = lines_of(page.text.text, page.segments[at - 1])[-LINES_ABOVE:]
    words = (page.text.text[line.start : line.end].strip() for line in lines)
    return frozenset(one for one in words if _may_be_channel(one))


def _may_be_channel(words: str) -> bool:
    name = words.split(" | ")[0]
    if (name.isupper() and " " not in name) or signs_of(line_key(words)):
        return False
    return len(name.split()) <= MAX_SITE_WORDS and any(map(str.isalpha, name))
