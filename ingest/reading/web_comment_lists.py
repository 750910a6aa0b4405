"""Comments that no system's names mark: items with a name and a time, below "3 responses".

A list counts as one of comments where an element around it is called so, or where a heading
straight above it says so, and where each item says who wrote it.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice

from ingest.reading.web_elements import Element, WebComment, class_words, drop, paragraphs
from ingest.segmenting.lexicon import Sign, line_key, signs_of
from ingest.segmenting.timestamps import is_age, is_date

MOST_TRIED = 20
"""Blocks of a page that are looked at for a list of comments."""
_HEADING_PIECES = 12
_CALLED = frozenset(
    {"comments", "commentlist", "responses", "replies", "reactions", "feedback", "letters"}
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "p", "div", "strong", "b", "summary"})
_LONGEST_HEADING = 60
_GROUPS = frozenset({"ol", "ul", "div", "section", "dl", "aside"})
_ITEMS = frozenset({"li", "div", "article", "section", "dd"})
_LONE_ITEMS = frozenset({"li", "article"})
"""Elements of which one alone is a list's item."""
_LISTS = frozenset({"ol", "ul"})
_LONGEST_NAME = 40
_MOST_NAME_WORDS = 4
_SAYS = re.compile(r"\s*(?:says|said|wrote|writes|schrieb|a écrit|dice|ha escrito)?\s*:?\s*$", re.I)
_SAID_WHEN = re.compile(
    r"^(?:says|said|wrote|writes|posted|commented|replied|added|schrieb|a écrit|escribió)\s+", re.I
)
_EDGES = " \t,;:|•·–—-()[]"


def listed_comments(tree: Element) -> tuple[list[WebComment], list[Element]]:
    """Find the comments of such lists, and the elements that hold them, with their headings."""
    comments: list[WebComment] = []
    taken: list[Element] = []
    for area, heading in islice(_areas(tree), MOST_TRIED):
        if any(up in taken for up in (area, *area.iterancestors())):
            continue
        found = _comments_of(deepcopy(area))
        if found:
            comments += found
            taken += [area] if heading is None else [area, heading]
    return comments, taken


def _areas(tree: Element) -> Iterator[tuple[Element, Element | None]]:
    """Elements that may be a list of comments, each with the heading outside it, if any."""
    for element in tree.iter("*"):
        if element.tag in _GROUPS and (class_words(element) | {element.get("id")}) & _CALLED:
            yield element, None
        elif element.tag in _HEADINGS and _says_comments(element):
            below = element.getnext()
            if below is not None and below.tag in _GROUPS:
                yield below, element


def _says_comments(element: Element) -> bool:
    # All text of each block in turn would take a page of nested blocks quadratic time.
    text = " ".join("".join(islice(element.itertext(), _HEADING_PIECES)).split())
    return 0 < len(text) <= _LONGEST_HEADING and Sign.COMMENTS in signs_of(line_key(text))


def _comments_of(area: Element) -> list[WebComment]:
    """The comments of a list, answers below what they answer; none unless each item is one."""
    found: list[WebComment] = []
    for item in _items(area):
        below: list[WebComment] = []
        for inner in _lists_in(item):
            answers = _comments_of(inner)
            below += answers
            if answers:
                drop(inner)
        comment = _read(item)
        if comment is None:
            return []
        found += [comment, *below]
    return found


def _lists_in(item: Element) -> list[Element]:
    """The lists in an item that stand in no other list of it."""
    lists = [inner for inner in item.iter("*") if inner.tag in _LISTS]
    return [one for one in lists if not any(up in lists for up in one.iterancestors())]


def _items(area: Element) -> Sequence[Element]:
    """The items of a list: elements of one kind beside each other, the outermost such."""
    level: Sequence[Element] = [area]
    while level:
        own = [child for element in level for child in element if child.tag in _ITEMS]
        if len(own) > 1 or (own and own[0].tag in _LONE_ITEMS):
            return own
        level = [child for element in level for child in element if child.tag in _GROUPS]
    return ()


def _read(item: Element) -> WebComment | None:
    """An item's words below its line with the writer's name, or None where it has no such."""
    name = _name(item)
    if name is None:
        return None
    lines = paragraphs(item).split("\n")
    head = 0
    while head < len(lines) and _is_head(lines[head], name):
        head += 1
    words = [line for line in lines[head:] if not _is_button(line)]
    return WebComment("\n".join(words), name) if head and words else None


def _is_head(line: str, name: str) -> bool:
    """Whether a line only says who wrote, and when."""
    rest = line.removeprefix(name).strip(_EDGES)
    rest = _SAYS.sub("", _SAID_WHEN.sub("", rest)).strip(_EDGES).lower()
    return not rest or is_date(rest) or is_age(rest)


def _is_button(line: str) -> bool:
    return Sign.FOOTER in signs_of(line_key(line)) and line[-1] not in ".!?"


def _name(item: Element) -> str | None:
    """The short text that opens an item, as the innermost element sets it off."""
    whole = " ".join(item.text_content().split())
    found: str | None = None
    for element in item.iter("*"):
        text = _SAYS.sub("", " ".join(element.text_content().split())).strip(_EDGES)
        if element is item or not text or len(text) > _LONGEST_NAME:
            continue
        if not whole.startswith(text):
            break
        if len(text.split()) <= _MOST_NAME_WORDS and any(map(str.isalpha, text)):
            found = text
    return found
