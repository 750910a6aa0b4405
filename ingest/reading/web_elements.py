"""Elements of a page's tree, and what is read from one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, Self

_BLOCKS = frozenset({"p", "li", "blockquote", "div", "cite", "tr", "br", "h2", "h3", "h4", "pre"})


class Element(Protocol):
    """What is used here of lxml's `HtmlElement`, which ships without types."""

    tag: str
    text: str | None
    tail: str | None

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

    def itertext(self) -> Iterator[str]:
        """The same piece by piece."""

    def getparent(self) -> Self | None:
        """The element around it."""

    def __iter__(self) -> Iterator[Self]:
        """The elements in it."""

    def makeelement(self, tag: str, attributes: dict[str, str]) -> Self:
        """A new element that is in no tree yet."""

    def append(self, element: Self) -> None:
        """Put an element, taken from where it was, at the end."""

    def drop_tree(self) -> None:
        """Take it out of its tree."""

    def getnext(self) -> Self | None:
        """The element straight after it."""


@dataclass(frozen=True, slots=True)
class WebComment:
    """One comment's words, and the screen name shown with it."""

    text: str
    speaker: str | None


def class_words(element: Element) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((element.get("class") or "").split())


def paragraphs(element: Element) -> str:
    """The words of an element, each block of them on a line."""
    for inner in element.iter("*"):
        edge = "\n" if inner.tag in _BLOCKS else ""
        inner.text = edge + " ".join((inner.text or "").splitlines())
        inner.tail = edge + " ".join((inner.tail or "").splitlines())
    lines = (" ".join(line.split()) for line in element.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def drop(element: Element) -> None:
    """Take an element out of its tree, where it is still in one."""
    if element.getparent() is not None:
        element.drop_tree()
