"""A source text to a page: articles, reader comments and furniture."""

from collections.abc import Iterable, Iterator, Sequence

from ingest.records import Markup, Page, SegmentKind, SegmentRole, SourceText
from ingest.segmenting.article_parts import Part, has_headline, label_parts
from ingest.segmenting.assembly import Label, assemble
from ingest.segmenting.boxes import is_site
from ingest.segmenting.posts import Post
from ingest.segmenting.register import measure
from ingest.segmenting.reposts import is_report
from ingest.segmenting.threads import Thread, find_thread
from ingest.segmenting.units import Unit, split_units

_FURNITURE = Label(SegmentKind.FURNITURE, SegmentRole.FURNITURE)


def segment(text: SourceText) -> Page:
    """Take a text apart.

    Segments cover all that is not white space, apart and in page order. An article that
    furniture interrupts goes on as the same article; each reader comment is one segment.
    """
    markup = text.markup or Markup()
    comments = [r for r in markup.regions if r.kind is SegmentKind.READER_COMMENT]
    edges = frozenset(edge for region in markup.regions for edge in (region.start, region.end))
    units = split_units(text.text, edges)
    stated = {
        index: number
        for number, region in enumerate(comments)
        for index, unit in enumerate(units)
        if region.start <= unit.start < region.end
    }
    rest = [index for index in range(len(units)) if index not in stated]
    labels = dict(zip(rest, label_units([units[i] for i in rest], markup.title), strict=True))
    first = max((label.comment or 0 for label in labels.values()), default=0) + 1
    for index, number in stated.items():
        labels[index] = _comment_label(labels.values(), first + number, comments[number].speaker)
    return assemble(text, units, [labels[index] for index in range(len(units))])


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
        remark = _comment_label(labels, number, post.name)
        remarks = list(_remarks(units, labels, start, post.end))
        if remarks and remarks[0] == post.body:
            remarks += range(post.first, post.body)
        for index in remarks:
            labels[index] = remark
        return
    comment = _comment_label(labels, number, post.name)
    labels[post.first : post.end] = [comment] * (post.end - post.first)


def _remarks(units: Sequence[Unit], labels: Sequence[Label], start: int, end: int) -> Iterator[int]:
    """What the person who posts a report says himself, before it or after it."""
    for index in range(start, end):
        if labels[index].kind is SegmentKind.ARTICLE:
            break
        if not (is_site(units[index]) or units[index].is_timestamp or units[index].is_symbols):
            yield index
    for index in reversed(range(start + 1, end)):
        if labels[index].role is not SegmentRole.BODY:
            continue
        if not measure([units[index].text]).is_reader:
            break
        yield index


def _comment_label(labels: Iterable[Label], number: int, name: str | None) -> Label:
    articles = {label.article for label in labels if label.kind is SegmentKind.ARTICLE}
    return Label(
        SegmentKind.READER_COMMENT,
        SegmentRole.COMMENT,
        len(articles) - 1 if articles else None,
        number,
        name,
    )


def _article_labels(parts: Sequence[Part], first: int) -> list[Label]:
    return [
        _FURNITURE
        if part.article is None
        else Label(SegmentKind.ARTICLE, part.role, first + part.article)
        for part in parts
    ]
