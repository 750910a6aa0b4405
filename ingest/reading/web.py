"""Text of an HTML page, through trafilatura: body, comments and metadata."""

import logging
import re

import trafilatura

from ingest.reading.extraction import Extraction, TextBuilder, clean_string, without_surrogates
from ingest.reading.limits import ReadingLimits
from ingest.reading.unreadable import Unreadable
from ingest.reading.web_comments import holds_posts, take_comments
from ingest.reading.web_elements import Element
from ingest.reading.web_facts import own_headline, site_name
from ingest.reading.web_tables import unfold_layout

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
# Elements that are empty, or that HTML lets a page leave open.
_NOT_NESTING = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody"),
        *("tfoot", "option", "optgroup", "colgroup", "rt", "rp", "html", "head", "body"),
    }
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_HEAD_BYTES = 4096
_SHORTEST_BODY = 40


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page's own `<meta>` names, or None."""
    found = _CHARSET.search(data[:_HEAD_BYTES])
    return found.group(1).decode("ascii").lower() if found else None


def extract_html(markup: str, limits: ReadingLimits) -> Extraction:
    """Headline, body and comments, parted by blank lines; comments keep their screen names.

    Raises:
        Unreadable: Nested too deeply, not HTML, or without text.
    """
    _refuse_depth(markup, limits.markup_depth)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        tree = trafilatura.load_html(markup)
        if tree is None:
            raise Unreadable("It is not an HTML page that can be read.")
        facts = trafilatura.extract_metadata(tree, extensive=False)
        title = clean_string(own_headline(tree, facts.title))
        site = clean_string(facts.sitename) or clean_string(site_name(tree, title, facts.title))
        unfold_layout(tree)
        is_forum = holds_posts(tree)
        comments = take_comments(tree)
        body = _body(tree)
    except RecursionError as error:
        raise Unreadable("It is nested too deeply.") from error
    except (SyntaxError, ValueError, AssertionError) as error:
        raise Unreadable("It is not an HTML page that can be read.") from error
    if not body.strip() and not comments:
        raise Unreadable("It holds no text.")
    builder = TextBuilder()
    if title and not body.startswith(title):
        builder.add_headline(title)
    if body.strip():
        builder.add(body)
    for comment in comments:
        builder.add_comment(comment.text, comment.speaker)
    return Extraction(
        builder.text(),
        None if is_forum else title,
        None if is_forum else clean_string(facts.author),
        None if is_forum else site,
        None if is_forum else clean_string(facts.date),
        tuple(builder.regions),
    )


def _body(tree: Element) -> str:
    found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    text = getattr(found, "text", None) or ""
    if len(text) < _SHORTEST_BODY:
        text = max(text, trafilatura.html2txt(tree) or "", key=len)
    return without_surrogates(text.strip())


def _refuse_depth(markup: str, deepest: int) -> None:
    depth = 0
    for tag in _TAG.finditer(markup):
        if tag.group(3) or tag.group(2).lower() in _NOT_NESTING:
            continue
        depth = max(depth - 1, 0) if tag.group(1) else depth + 1
        if depth > deepest:
            raise Unreadable(f"It is nested too deeply: more than {deepest} elements.")
