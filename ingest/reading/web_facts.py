"""What a page's markup says of itself beside its metadata: its headline, and its site's name."""

import re

from ingest.reading.web_elements import Element

_LONG_PARAGRAPH = 12
_FEWEST_WORDS = 4
_LONGEST_SITE = 5
_PARTS = re.compile(r"\s+(?:[|–—·»•-]|::|//)\s+|:\s+(?=[A-Z])")


def own_headline(tree: Element, stated: str | None) -> str | None:
    """The headline of a page whose stated title is the site's.

    That is taken to be so where the page has no first heading (`h1`); the headline is then the
    first lower one straight above the paragraphs.
    """
    if any(_words(heading) for heading in tree.iter("h1")):
        return stated
    for heading in tree.iter("h2"):
        text = _words(heading)
        if len(text.split()) >= _FEWEST_WORDS and _opens_text(heading):
            return text
    return stated


def site_name(tree: Element, headline: str | None, title: str | None) -> str | None:
    """The site as the page's title names it alone, or beside the headline."""
    if headline != title:
        return title
    whole = next((_words(element) for element in tree.iter("title")), "")
    if not title or title not in whole or whole == title:
        return None
    before, _, after = whole.partition(title)
    for rest in (after, before):
        parts = [part for part in _PARTS.split(f" {rest.strip()} ") if part.strip()]
        if len(parts) == 1 and 0 < len(parts[0].split()) <= _LONGEST_SITE:
            return parts[0].strip(" |–—·»•-:/") or None
    return None


def _words(element: Element) -> str:
    return " ".join(element.text_content().split())


def _opens_text(heading: Element) -> bool:
    """Whether a long paragraph follows a heading, with only short lines between them."""
    below = heading.getnext()
    while below is not None and below.tag in ("p", "div"):
        if below.tag == "p" and len(_words(below).split()) >= _LONG_PARAGRAPH:
            return True
        below = below.getnext()
    return False
