"""Whose a report is that was pasted into a discussion with its last line: "© Weir Weekly 2022"."""

from ingest.facts.owners import site_owner
from ingest.facts.page_lines import article_segments, is_forum, lines_of
from ingest.records import Page, SegmentKind


def owner_below(page: Page, article: int) -> str | None:
    """The owner in a copyright line straight below a report; None on pages that are no forum."""
    own = article_segments(page, article)
    if not own or not is_forum(page):
        return None
    at = page.segments.index(own[-1]) + 1
    if at == len(page.segments) or page.segments[at].kind is not SegmentKind.FURNITURE:
        return None
    text = page.text.text
    first = lines_of(text, page.segments[at])[0]
    return site_owner([text[first.start : first.end].strip()])
