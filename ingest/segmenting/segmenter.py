"""A source text to a page: articles, reader comments and furniture."""

from collections.abc import Sequence

from ingest.records import Page, SegmentKind, SegmentRole, SourceText
from ingest.segmenting.article_parts import Part, has_headline, label_parts
from ingest.segmenting.assembly import Label, assemble
from ingest.segmenting.posts import Post
from ingest.segmenting.reposts import is_report
from ingest.segmenting.threads import Thread, find_thread
from ingest.segmenting.units import Unit, split_units

_FURNITURE = Label(SegmentKind.FURNITURE, SegmentRole.FURNITURE)


def segment(text: SourceText) -> Page:
    """Take a text apart.

    Segments cover all that is not white space, apart and in page order. An article that
    furniture interrupts goes on as the same article; each reader comment is one segment.
    """
    units = split_units(text.text)
    title = text.markup.title if text.markup is not None else None
    return assemble(text, units, label_units(units, title))


def label_units(units: Sequence[Unit], title: str | None = None) -> list[Label]:
    """What each unit of a page is."""
    thread = find_thread(units)
    if thread is None:
        return _article_labels(label_parts(units, title), 0)
    labels = [_FURNITURE] * len(units)
    if not thread.is_forum:
        labels[: thread.start] = _article_labels(label_parts(units[: thread.start], title), 0)
    for number, post in enumerate(thread.posts):
        _label_post(units, labels, thread, number, post)
    return labels


def _label_post(
    units: Sequence[Unit], labels: list[Label], thread: Thread, number: int, post: Post
) -> None:
    articles = {label.article for label in labels if label.kind is SegmentKind.ARTICLE}
    topic = units[: post.first] if number == 0 else ()
    if thread.is_forum and is_report(units[post.before : post.end], topic):
        start = min(post.before, post.body)
        if has_headline(units[start : post.end]):
            topic = ()
        stretch = [*topic, *units[start : post.end]]
        own = _article_labels(label_parts(stretch), len(articles))
        labels[: len(topic)] = own[: len(topic)]
        labels[start : post.end] = own[len(topic) :]
        return
    comment = Label(
        SegmentKind.READER_COMMENT,
        SegmentRole.COMMENT,
        len(articles) - 1 if articles else None,
        number,
        post.name,
    )
    labels[post.first : post.end] = [comment] * (post.end - post.first)


def _article_labels(parts: Sequence[Part], first: int) -> list[Label]:
    return [
        _FURNITURE
        if part.article is None
        else Label(SegmentKind.ARTICLE, part.role, first + part.article)
        for part in parts
    ]
