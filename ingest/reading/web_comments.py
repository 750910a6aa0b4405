"""Reader comments of an HTML page, by the class names that comment systems give them.

The names are those of WordPress (`Walker_Comment`: comment-list, comment-body, comment-author,
comment-content), wpDiscuz (wpd-comment, wpd-comment-author, wpd-comment-text), Disqus's static
markup (post-message, author), Discourse's crawler view (topic-body, creator) and schema.org
(`itemtype=…/Comment`, itemprop author and text).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, Self

_AREA = (
    "//*[self::div or self::section or self::ol or self::ul or self::aside]"
    "[@id='comments' or @id='disqus_thread' or @id='respond' or @id='wpdcom'"
    " or contains(concat(' ', normalize-space(@class), ' '), ' comments-area ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' comment-list ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' commentlist ')]"
)
_TEXT_CLASSES = (
    *("comment-content", "wpd-comment-text", "post-message", "comment-text", "comment_text"),
    *("comment__body", "comment__content", "comment-message", "comment__text"),
)
_ITEM_CLASSES = (
    *("comment", "comment-body", "wpd-comment", "wpd-comment-wrap", "post", "comment-item"),
    *("comment-container", "comment__inner", "comment-wrapper"),
)
_NAME_CLASSES = (
    *("fn", "comment-author", "wpd-comment-author", "author", "comment__author", "username"),
    *("comment-author-name", "comment_author", "commenter", "user-name"),
)
_MAX_NAME = 60


class Element(Protocol):
    """What is used here of lxml's `HtmlElement`, which ships without types."""

    tag: str

    def get(self, key: str) -> str | None:
        """An attribute."""

    def iter(self, tag: str) -> Iterator[Self]:
        """The element and all below it."""

    def iterancestors(self) -> Iterator[Self]:
        """The elements around it, innermost first."""

    def xpath(self, path: str) -> list[Self]:
        """Elements found by an XPath."""

    def text_content(self) -> str:
        """All text below it."""

    def getparent(self) -> Self | None:
        """The element around it."""

    def drop_tree(self) -> None:
        """Take it out of its tree."""


@dataclass(frozen=True, slots=True)
class WebComment:
    """One comment's words, and the screen name shown with it."""

    text: str
    speaker: str | None


def take_comments(tree: Element) -> tuple[WebComment, ...]:
    """Remove the comments from a page's tree and give them in order."""
    comments: list[WebComment] = []
    texts = [element for element in tree.iter("*") if _TEXT_CLASS_SET & _classes(element)]
    texts += tree.xpath("//*[contains(@itemtype, 'schema.org/Comment')]//*[@itemprop='text']")
    kept = [element for element in texts if not any(up in texts for up in element.iterancestors())]
    for element in dict.fromkeys(kept):
        words = _paragraphs(element)
        if words:
            comments.append(WebComment(words, _speaker(element)))
    if comments:
        for area in tree.xpath(_AREA):
            _drop(area)
        for element in kept:
            _drop(element)
    return tuple(comments)


_TEXT_CLASS_SET = frozenset(_TEXT_CLASSES)
_ITEM_CLASS_SET = frozenset(_ITEM_CLASSES)
_NAME_CLASS_SET = frozenset(_NAME_CLASSES)


def _classes(element: Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def _speaker(text_element: Element) -> str | None:
    for ancestor in text_element.iterancestors():
        if not (_ITEM_CLASS_SET & _classes(ancestor) or ancestor.tag == "article"):
            continue
        for element in ancestor.iter("*"):
            if _NAME_CLASS_SET & _classes(element) or element.get("itemprop") == "author":
                name = " ".join(element.text_content().split()).removesuffix(" says:")
                if name and len(name) <= _MAX_NAME:
                    return name
    return None


def _paragraphs(element: Element) -> str:
    blocks = element.xpath(".//p | .//li | .//blockquote[not(.//p)]") or [element]
    lines = [" ".join(block.text_content().split()) for block in blocks]
    return "\n".join(line for line in lines if line)


def _drop(element: Element) -> None:
    if element.getparent() is not None:
        element.drop_tree()
