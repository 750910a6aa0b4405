"""How a page was read, as the JSON object that `pressmark inspect --json` prints."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict

from ingest.records import Article, Page, Segment, SegmentKind, SkippedFile


class ArticleFacts(TypedDict):
    """What is known of the article that a stretch is part of or, for a comment, stands under."""

    article_id: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    date_basis: str | None
    date_evidence: str | None
    translated: str | None


class SegmentRecord(ArticleFacts):
    """One stretch of a page; offsets are characters of the decoded file."""

    kind: str
    start: int
    end: int
    speaker: str | None


class PageRecord(TypedDict):
    """One file, or one record of a file that holds several."""

    source: str
    encoding: str | None
    skipped: str | None
    segments: list[SegmentRecord]


def page_record(page: Page) -> PageRecord:
    """Describe a page that was read."""
    return PageRecord(
        source=page.text.source,
        encoding=page.text.encoding,
        skipped=None,
        segments=[_segment_record(segment, page) for segment in whole_stretches(page.segments)],
    )


def skipped_record(skipped: SkippedFile) -> PageRecord:
    """Describe a file that was not read."""
    return PageRecord(source=skipped.source, encoding=None, skipped=skipped.reason, segments=[])


def whole_stretches(segments: tuple[Segment, ...]) -> Iterator[Segment]:
    """Join neighbours that are parts of one article: its headline, dateline, body, captions.

    Comments stay one each, and so do pieces of furniture.
    """
    waiting: Segment | None = None
    for segment in segments:
        if (
            waiting is not None
            and waiting.kind is segment.kind is SegmentKind.ARTICLE
            and waiting.article == segment.article
        ):
            waiting = replace(waiting, end=segment.end)
            continue
        if waiting is not None:
            yield waiting
        waiting = segment
    if waiting is not None:
        yield waiting


def _segment_record(segment: Segment, page: Page) -> SegmentRecord:
    article = None if segment.article is None else page.articles[segment.article]
    return {
        "kind": segment.kind.value,
        "start": segment.start,
        "end": segment.end,
        **(_NO_FACTS if article is None else _facts(article)),
        "speaker": segment.speaker,
    }


def _facts(article: Article) -> ArticleFacts:
    published = article.published
    return ArticleFacts(
        article_id=article.article_id,
        title=article.title,
        publisher=article.publisher,
        author=article.author,
        published=None if published.value is None else published.value.isoformat(),
        date_basis=published.basis.value,
        date_evidence=published.evidence,
        translated=article.translated,
    )


_NO_FACTS = ArticleFacts(
    article_id=None,
    title=None,
    publisher=None,
    author=None,
    published=None,
    date_basis=None,
    date_evidence=None,
    translated=None,
)
