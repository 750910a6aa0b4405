"""When a report was pasted into a forum: it is no younger than the post that holds it."""

import re
from datetime import timedelta

from ingest.facts.cues import Cue
from ingest.facts.date_sets import DateSet
from ingest.facts.date_words import find_dates
from ingest.facts.page_lines import article_segments, is_forum, lines_of
from ingest.records import DatePrecision, Page, SegmentKind, SegmentRole

MAX_AGE_DAYS = 60
"""A report is taken to be pasted within two months, where its own words agree."""
# How old a report is by the words of whoever pastes it: "From the Bugle this morning:".
_TODAY = r"just now|minutes ago|today|this (?:morning|afternoon|evening)|tonight"
_FRESH = (
    (re.compile(rf"\b(?:{_TODAY})\b", re.IGNORECASE), 0),
    (re.compile(r"\b(?:yesterday|last night)\b", re.IGNORECASE), 1),
    (re.compile(r"\bthis week\b", re.IGNORECASE), 7),
)
LINES_ABOVE = 12
_OWN_DATES = ("joined", "join date", "registered", "member since", "start date", "last edited")


def post_cue(page: Page, article: int) -> Cue | None:
    """Read what the post that an article stands in says of its age.

    Args:
        page: The page taken apart.
        article: Index of the article.

    Returns:
        The days up to that of the post; None where the page is no forum or shows no sure date
        in the lines above the article.
    """
    if not is_forum(page):
        return None
    own = article_segments(page, article)
    text = page.text.text
    lines = [
        line
        for segment in page.segments
        if segment.end <= own[0].start and segment.kind is SegmentKind.FURNITURE
        for line in lines_of(text, segment)
    ]
    lines += [
        line
        for segment in own
        if segment.role is SegmentRole.DATELINE
        for line in lines_of(text, segment)
    ]
    above = ""
    for line in reversed(lines[-LINES_ABOVE:]):
        words = text[line.start : line.end]
        before = text[: line.start].rstrip()[-30:].lower()
        above = before.rsplit("\n", 1)[-1].strip(" :")
        if words.lower().lstrip().startswith(_OWN_DATES) or above in _OWN_DATES:
            continue
        for mention in find_dates(text, line.start, line.end):
            if len(mention.readings) == 1 and mention.precision is DatePrecision.DAY:
                day = mention.readings[0]
                days = DateSet.between(day - timedelta(days=_oldest(page, own[0].start)), day)
                return Cue(text[mention.start : mention.end], "the day of its post", days)
    return None


def _oldest(page: Page, start: int) -> int:
    """How many days before its post a report may have been published."""
    above = [segment for segment in page.segments if segment.end <= start]
    if not above or above[-1].kind is not SegmentKind.READER_COMMENT:
        return MAX_AGE_DAYS
    words = page.text.text[above[-1].start : above[-1].end].rsplit("\n", 1)[-1]
    found = (days for pattern, days in _FRESH if words.endswith(":") and pattern.search(words))
    return next(found, MAX_AGE_DAYS)
