"""Labelled units to the segments and articles of a page."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.records import Article, Page, Segment, SegmentKind, SegmentRole, SourceText
from ingest.segmenting.bylines import byline_author
from ingest.segmenting.units import Unit

_ID_DIGITS = 16
_MARKDOWN = re.compile(r"^(?:> ?)+|^#{1,6}\s+|\s+#+$|^\*\*|\*\*$")


@dataclass(frozen=True, slots=True)
class Label:
    """What one unit is.

    `article` is the page's article that it is part of or stands under; units with the same
    `comment` number are one comment.
    """

    kind: SegmentKind
    role: SegmentRole
    article: int | None = None
    comment: int | None = None
    speaker: str | None = None


def assemble(text: SourceText, units: Sequence[Unit], labels: Sequence[Label]) -> Page:
    """Join neighbouring units of one label into segments, and gather the articles."""
    labels = _renumbered(labels)
    segments: list[Segment] = []
    last: Label | None = None
    for unit, label in zip(units, labels, strict=True):
        if label == last and label.role is not SegmentRole.HEADLINE:
            segments[-1] = _segment(label, segments[-1].start, unit.end)
        else:
            segments.append(_segment(label, unit.start, unit.end))
        last = label
    numbers = sorted({s.article for s in segments if _in_article(s) and s.article is not None})
    articles = tuple(_article(text, segments, number) for number in numbers)
    return Page(text, tuple(segments), articles)


def _renumbered(labels: Sequence[Label]) -> list[Label]:
    """Articles numbered in page order; a comment under none of those that are left has None."""
    numbers = (label.article for label in labels if label.kind is SegmentKind.ARTICLE)
    order = {number: place for place, number in enumerate(dict.fromkeys(numbers))}
    return [
        label if label.article is None else replace(label, article=order.get(label.article))
        for label in labels
    ]


def _segment(label: Label, start: int, end: int) -> Segment:
    return Segment(label.kind, label.role, start, end, label.article, label.speaker)


def _in_article(segment: Segment) -> bool:
    return segment.kind is SegmentKind.ARTICLE


def _article(text: SourceText, segments: Sequence[Segment], number: int) -> Article:
    own = [s for s in segments if _in_article(s) and s.article == number]
    words = " ".join(text.text[s.start : s.end] for s in own)
    digest = hashlib.sha256(" ".join(words.split()).encode("utf-8", "replace")).hexdigest()
    headline = next((s for s in own if s.role is SegmentRole.HEADLINE), None)
    title = text.markup.title if text.markup is not None and number == 0 else None
    if headline is not None:
        title = _MARKDOWN.sub("", " ".join(text.text[headline.start : headline.end].split()))
    author = text.markup.author if text.markup is not None and number == 0 else None
    for segment in own:
        if author is None and segment.role is SegmentRole.BYLINE:
            author = byline_author(text.text[segment.start : segment.end])
    return Article(
        article_id="a" + digest[:_ID_DIGITS],
        source=text.source,
        start=own[0].start,
        end=own[-1].end,
        title=title,
        author=author,
    )
