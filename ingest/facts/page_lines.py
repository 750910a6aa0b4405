"""The lines of a page that may say what an article is: its own, and those attached to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.facts.lexicon import load_lexicon
from ingest.records import Page, Segment, SegmentKind, SegmentRole

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_QUOTE_SIGNS = re.compile(r"(?:[ \t]*>)+[ \t]*")
OPENING_LINES = 5
OPENING_SEGMENTS = 3
CLOSING_LINES = 2
ATTACHED_LINE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page; `attached` marks furniture right beside the article."""

    start: int
    end: int
    role: SegmentRole
    attached: bool = False


def is_forum(page: Page) -> bool:
    """Whether a page is a discussion, where the site has not published what is posted."""
    low = page.text.text.lower()
    return any(sign in low for sign in load_lexicon("publishers")["words"]["forum_signs"])


def lines_of(text: str, segment: Segment) -> list[PageLine]:
    """Give the lines of a segment that hold more than white space and signs of quotation."""
    lines = []
    for match in _LINE.finditer(text, segment.start, segment.end):
        start, end = match.span()
        if text[start] == ">" or text[start].isspace():
            signs = _QUOTE_SIGNS.match(text, start, end)
            start = start if signs is None else signs.end()
            if start == end or text[start:end].isspace():
                continue
        lines.append(PageLine(start, end, segment.role))
    return lines


def article_segments(page: Page, article: int) -> list[Segment]:
    """Give an article's own segments, in page order, without its readers' comments."""
    return [
        segment
        for segment in page.segments
        if segment.article == article and segment.kind is SegmentKind.ARTICLE
    ]


def telling_lines(page: Page, article: int) -> Iterator[PageLine]:
    """Give the lines that may state an article's date, author or publisher, best first.

    Datelines and bylines whole, then headlines and captions, then the first and last lines of
    the body, then short furniture lines that touch the article.
    """
    text = page.text.text
    own = article_segments(page, article)
    if not own:
        return
    for segment in own:
        if segment.role in (SegmentRole.DATELINE, SegmentRole.BYLINE):
            yield from lines_of(text, segment)
    for segment in own:
        if segment.role in (SegmentRole.HEADLINE, SegmentRole.CAPTION):
            yield from lines_of(text, segment)
    yield from _body_lines(text, [one for one in own if one.role is SegmentRole.BODY])
    for segment in _attached_furniture(page, own):
        for line in lines_of(text, segment):
            if line.end - line.start <= ATTACHED_LINE_LENGTH:
                yield PageLine(line.start, line.end, line.role, attached=True)


def _body_lines(text: str, bodies: list[Segment]) -> Iterator[PageLine]:
    """The first lines of a body and of the parts that follow, and its last lines."""
    if not bodies:
        return
    opening = lines_of(text, bodies[0])
    yield from opening[:OPENING_LINES]
    for segment in bodies[1:OPENING_SEGMENTS]:
        yield from lines_of(text, segment)[:CLOSING_LINES]
    closing = opening[OPENING_LINES:] if len(bodies) == 1 else lines_of(text, bodies[-1])
    yield from closing[-CLOSING_LINES:]


def _attached_furniture(page: Page, own: list[Segment]) -> Iterator[Segment]:
    """Furniture between an article's segments before its body, and the one right above it."""
    body_start = next((s.start for s in own if s.role is SegmentRole.BODY), own[-1].start)
    first = page.segments.index(own[0])
    before = page.segments[first - 1] if first else None
    for segment in page.segments[first:]:
        if segment.start >= body_start:
            break
        if segment.kind is SegmentKind.FURNITURE:
            yield segment
    if before is not None and before.kind is SegmentKind.FURNITURE:
        yield before
