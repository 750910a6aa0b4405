"""The title of an article: its headline as the page shows it, never a sentence of its body."""

import re

from ingest.facts.page_lines import article_segments, lines_of
from ingest.records import Page, SegmentRole
from ingest.segmenting.mastheads import without_site

_SPACES = re.compile(r"\s+")
# What Reuters and AP put before the headline of a story that they send again.
_ADDRESS = re.compile(r"\s\((?:[\w-]+\.)+[a-z]\w{1,24}\)\Z")
"""The site that a story is linked from, as link sites print it: "Lamp retired (mail.example)"."""
_RESENT = re.compile(
    r"(?:(?:RPT|REFILE|CORRECTED|WRAPUP|UPDATE|REPEAT|URGENT|EXCLUSIVE|INTERVIEW|FACTBOX|FEATURE)"
    r"(?:\s?\d{1,2})?-{1,2})+(?=\S)"
)


def tidy_title(title: str, names: frozenset[str] = frozenset()) -> str:
    """Give a title without the wire's marks before it and the site's name at its ends.

    "RPT-UPDATE 3-Comet probe wakes" gives "Comet probe wakes"; "Bees return | Lindhaven Post"
    gives "Bees return".

    Args:
        title: The headline as the page shows it.
        names: Names of the site, in lower case.
    """
    title = _ADDRESS.sub("", _SPACES.sub(" ", title).strip())
    tidy = without_site(_RESENT.sub("", title), names)
    return tidy if len(tidy.split()) > 1 else title


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
