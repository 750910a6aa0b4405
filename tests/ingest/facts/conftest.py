"""Pages built by hand, so that these tests do not depend on the segmenter."""

from collections.abc import Callable, Sequence

import pytest

from ingest.records import (
    Article,
    Markup,
    Page,
    Segment,
    SegmentKind,
    SegmentRole,
    SourceText,
)

Piece = tuple[str, str] | tuple[str, str, int]
PageOf = Callable[..., Page]


def _build(pieces: Sequence[Piece], source: str, markup: Markup | None) -> Page:
    """Join pieces of (role, text) or (role, text, article) by blank lines."""
    text, segments = "", []
    for role_name, words, *rest in pieces:
        role = SegmentRole(role_name)
        if text:
            text += "\n\n"
        start = len(text)
        text += words
        kind = {
            SegmentRole.COMMENT: SegmentKind.READER_COMMENT,
            SegmentRole.FURNITURE: SegmentKind.FURNITURE,
        }.get(role, SegmentKind.ARTICLE)
        article = None if kind is SegmentKind.FURNITURE else (rest[0] if rest else 0)
        segments.append(Segment(kind, role, start, len(text), article))
    numbers = sorted({segment.article for segment in segments if segment.article is not None})
    articles = []
    for number in numbers:
        own = [s for s in segments if s.article == number and s.kind is SegmentKind.ARTICLE]
        articles.append(Article(f"{source}-{number}", source, own[0].start, own[-1].end))
    source_text = SourceText(source, text, "utf-8", "valid UTF-8", markup)
    return Page(source_text, tuple(segments), tuple(articles))


@pytest.fixture
def page_of() -> PageOf:
    def build(*pieces: Piece, source: str = "page.txt", markup: Markup | None = None) -> Page:
        return _build(pieces, source, markup)

    return build
