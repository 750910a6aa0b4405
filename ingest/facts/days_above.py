"""Days that stand once above several articles: of posts that show a time alone, and of an issue."""

import re

from ingest.facts.date_words import DateMention, find_dates
from ingest.facts.page_lines import article_segments, lines_of
from ingest.records import DatePrecision, Page, SegmentKind, SegmentRole

_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?\s*")
_AROUND = " \t,.|•·–—-"
_ISSUE = re.compile(
    r"\b(?:issue|number|no\.?|nr\.?|nº|vol(?:ume)?\.?|edition|letter)\s?#?\s?\d{1,5}\b", re.I
)


def day_above(page: Page, article: int) -> DateMention | None:
    """Read the day of an article whose own date line is nothing but a time of day.

    Args:
        page: The page taken apart.
        article: Index of the article.

    Returns:
        The nearest line of furniture above it that is a whole date; None where there is none, or
        the article shows more than a time.
    """
    text = page.text.text
    own = article_segments(page, article)
    lines = [one for s in own if s.role is SegmentRole.DATELINE for one in lines_of(text, s)]
    if not lines or not all(_CLOCK.fullmatch(text, one.start, one.end) for one in lines):
        return None
    above = [s for s in page.segments if s.end <= own[0].start and s.kind is SegmentKind.FURNITURE]
    for segment in reversed(above):
        for line in reversed(lines_of(text, segment)):
            mention = next(find_dates(text, line.start, line.end), None)
            if mention is None or len(mention.readings) != 1:
                continue
            around = text[line.start : mention.start] + text[mention.end : line.end]
            if mention.precision is DatePrecision.DAY and not around.strip(_AROUND):
                return mention
    return None


def issue_day(page: Page) -> DateMention | None:
    """Read the day of a numbered issue, which is that of all its pieces: "No. 41 | 10 March 2024".

    Args:
        page: The page taken apart.

    Returns:
        The date beside the number, above the first article; None where there is none.
    """
    text = page.text.text
    first = min((s.start for s in page.segments if s.article is not None), default=0)
    above = [s for s in page.segments if s.end <= first and s.kind is SegmentKind.FURNITURE]
    for segment in above:
        for line in lines_of(text, segment):
            if _ISSUE.search(text, line.start, line.end) is None:
                continue
            mention = next(find_dates(text, line.start, line.end), None)
            if mention is None or len(mention.readings) != 1:
                continue
            if mention.precision is DatePrecision.DAY:
                return mention
    return None
