"""How a page was read, as the JSON object that `pressmark inspect --json` prints."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict

from ingest.records import Article, Page, Segment, SegmentKind, SkippedFile


class SegmentRecord(TypedDict):
    """One stretch of a page; offsets are characters of the decoded file."""

    kind: str
    start: int
    end: int
    article_id: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    date_basis: str | None
    date_evidence: str | None
    translated: str | None
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
    return SegmentRecord(
        kind=segment.kind.value,
        start=segment.start,
        end=segment.end,
        article_id=article and article.article_id,
        title=article and article.title,
        publisher=article and article.publisher,
        author=article and article.author,
        published=_published(article),
        date_basis=article and article.published.basis.value,
        date_evidence=article and article.published.evidence,
        translated=article and article.translated,
        speaker=segment.speaker,
    )


def _published(article: Article | None) -> str | None:
    if article is None or article.published.value is None:
        return None
    return article.published.value.isoformat()
