"""The title of an article: its headline as the page shows it, never a sentence of its body."""

import re

from ingest.facts.page_lines import article_segments, lines_of
from ingest.records import Page, SegmentRole

_SPACES = re.compile(r"\s+")


def stated_title(page: Page, article: int) -> str | None:
    """Give the first line of the article's headline, or the title in the file's markup.

    Args:
        page: The page taken apart.
        article: Index of the article.

    Returns:
        The title with single spaces, or None where the page shows none.
    """
    text = page.text.text
    for segment in article_segments(page, article):
        if segment.role is SegmentRole.HEADLINE:
            lines = lines_of(text, segment)
            title = text[lines[0].start : lines[0].end]
            for line in lines[1:]:
                if not text[line.start : line.end].lstrip()[0].islower():
                    break
                title = f"{title} {text[line.start : line.end]}"
            return _SPACES.sub(" ", title).strip()
    markup = page.text.markup
    if markup is not None and markup.title and len(page.articles) == 1:
        return _SPACES.sub(" ", markup.title).strip()
    return None
