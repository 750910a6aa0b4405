"""A source text to a page: articles, reader comments and furniture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.records import MarkedRegion, Markup, Page, SegmentKind, SegmentRole, SourceText
from ingest.segmenting.article_parts import Part, label_parts
from ingest.segmenting.article_starts import has_headline
from ingest.segmenting.assembly import Label, assemble
from ingest.segmenting.boxes import is_article_prose, is_site
from ingest.segmenting.channels import label_channel
from ingest.segmenting.headline_words import is_credit, may_be_headline
from ingest.segmenting.mastheads import is_masthead
from ingest.segmenting.post import Post
from ingest.segmenting.reposts import is_afterword, is_remark, is_report, report_below, report_span
from ingest.segmenting.screen_names import looks_like_name
from ingest.segmenting.threads import Thread, find_thread, is_forum
from ingest.segmenting.units import Unit, split_units

_PARAGRAPH_WORDS = 12
_HEADLINE_WORDS = 4
_FURNITURE = Label(SegmentKind.FURNITURE, SegmentRole.FURNITURE)


def segment(text: SourceText) -> Page:
    """Take a text apart.

    Segments cover all that is not white space, apart and in page order. An article that
    furniture interrupts goes on as the same article; each reader comment is one segment.
    """
    markup = text.markup or Markup()
    comments = [r for r in markup.regions if r.kind is SegmentKind.READER_COMMENT]
    edges = {edge for region in markup.regions for edge in (region.start, region.end)}
    units = split_units(text.text, sorted(edges))
    stated = _stated_comments(units, comments)
    rest = [index for index in range(len(units)) if index not in stated]
    labels = dict(zip(rest, label_units([units[i] for i in rest], markup.title), strict=True))
    topic = [units[index] for index in rest]
    if comments and not any(map(_is_paragraph, topic)):
        labels = dict.fromkeys(rest, _FURNITURE)
    first = max((label.comment or 0 for label in labels.values()), default=0) + 1
    known = max((label.article or 0 for label in labels.values() if _in_article(label)), default=-1)
    for number, region in enumerate(comments):
        own = [index for index, of in stated.items() if of == number]
        found = _stated_labels([units[i] for i in own], region, topic, _Numbers(known + 1, number))
        if not any(map(_in_article, found)):
            found = [_comment_label(known + 1, first + number, region.speaker)] * len(own)
        known += _articles_in(found)
        labels.update(zip(own, found, strict=True))
    return assemble(text, units, [labels[index] for index in range(len(units))])


def _is_paragraph(unit: Unit) -> bool:
    return unit.words >= _PARAGRAPH_WORDS and is_article_prose(unit)


def _stated_labels(
    units: Sequence[Unit], region: MarkedRegion, topic: Sequence[Unit], numbers: "_Numbers"
) -> list[Label]:
    """The labels of a marked comment or post that is a report; none where it is not."""
    named = bool(units) and units[0].text == region.speaker
    words = units[1:] if named else units
    if not is_report(words, () if any(map(_is_paragraph, topic)) else topic):
        return []
    return [_FURNITURE] * named + _article_labels(label_parts(words), numbers.articles)


def _stated_comments(units: Sequence[Unit], comments: Sequence[MarkedRegion]) -> dict[int, int]:
    """Index of each unit that stands in a region marked as a comment, and the region's number."""
    stated: dict[int, int] = {}
    index = 0
    for number, region in enumerate(comments):
        while index < len(units) and units[index].start < region.end:
            if units[index].start >= region.start:
                stated[index] = number
            index += 1
    return stated


def label_units(units: Sequence[Unit], title: str | None = None) -> list[Label]:
    """What each unit of a page is."""
    channel = label_channel(units)
    if channel is not None:
        return _article_labels(channel, 0)
    thread = find_thread(units)
    labels = _label_thread(units, thread, title)
    if thread is None or any(map(_in_article, labels)) or is_forum(units):
        return labels
    below = report_below(units, thread.posts[0].end)
    if below is None:
        return labels
    article = _label_thread(units[below:], find_thread(units[below:]), title)
    above = [replace(label, article=0) if label.comment is not None else label for label in labels]
    first = max((label.comment or 0 for label in labels[:below]), default=0) + 1
    return [*above[:below], *(_later(label, first) for label in article)]


def _later(label: Label, first: int) -> Label:
    """The label of a comment that stands below others, of which there are `first`."""
    return label if label.comment is None else replace(label, comment=label.comment + first)


def _label_thread(units: Sequence[Unit], thread: Thread | None, title: str | None) -> list[Label]:
    if thread is None:
        return _article_labels(label_parts(units, title), 0)
    labels = [_FURNITURE] * len(units)
    known = 0
    if not thread.is_forum:
        own = _article_labels(label_parts(units[: thread.start], title), 0)
        labels[: thread.start] = own
        known = _articles_in(own)
    for number, post in enumerate(thread.posts):
        topic = range(post.first if number == 0 else 0)
        may_report = thread.is_forum and thread.may_report
        if may_report and is_report(units[post.before : post.end], units[: topic.stop]):
            known += _label_report(units, labels, topic, post, _Numbers(known, number))
        else:
            comment = _comment_label(known, number, post.name)
            labels[post.first : post.end] = [comment] * (post.end - post.first)
    return labels


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How many articles a page has had so far, and the number of the post at hand."""

    articles: int
    post: int


def _label_report(
    units: Sequence[Unit], labels: list[Label], topic: range, post: Post, numbers: _Numbers
) -> int:
    """Label a post that is a report, and what its poster adds; how many articles it holds."""
    start = min(post.before, post.body)
    span = report_span(units[start : post.end])
    begin, start = start, start + span.start
    if start > 0 and is_credit(units[start]) and _is_own_headline(units[start - 1]):
        start -= 1
    if has_headline(units[start : post.end]):
        topic = range(0)
    stretch = [*units[: topic.stop], *units[start : post.end]]
    own = _article_labels(label_parts(stretch), numbers.articles)
    for index, label in enumerate(own[: topic.stop]):
        labels[index] = label if label.role is SegmentRole.HEADLINE else _FURNITURE
    labels[start : post.end] = own[topic.stop :]
    remarks = list(_remarks(units, labels, min(begin, start), post.end))
    if remarks and remarks[0] == post.body:
        remarks += range(post.first, post.body)
    for index in remarks:
        labels[index] = _comment_label(numbers.articles, numbers.post, post.name)
    return _articles_in(own)


def _is_own_headline(unit: Unit) -> bool:
    """Whether a line above a report's byline or date is its headline, though also the topic's."""
    return unit.words >= _HEADLINE_WORDS and not unit.signs and may_be_headline(unit)


def _articles_in(labels: Sequence[Label]) -> int:
    return len({label.article for label in labels if _in_article(label)})


def _in_article(label: Label) -> bool:
    return label.kind is SegmentKind.ARTICLE


def _remarks(units: Sequence[Unit], labels: Sequence[Label], start: int, end: int) -> Iterator[int]:
    """What the person who posts reports says himself: before, between and after them."""
    speaks_above = False
    for index in range(start, end):
        if labels[index].kind is SegmentKind.ARTICLE:
            break
        if not _is_plain_line(units[index]) and not _repeats(units[index], units, labels, end):
            speaks_above = True
            yield index
    for index in range(start + 1, end - 1):
        hands_over = labels[index] == _FURNITURE and units[index].text.endswith(":")
        is_above = labels[index + 1].role is SegmentRole.HEADLINE
        if hands_over and is_above and not is_site(units[index]):
            yield index
    body = [i for i in range(start + 1, end) if labels[i].role is SegmentRole.BODY]
    while body and is_remark(units, body[-1]):
        yield body.pop()
    if speaks_above and body and is_afterword(units[body[-1]], [units[i] for i in body[:-1]]):
        yield body.pop()


def _is_plain_line(unit: Unit) -> bool:
    if is_site(unit) or unit.is_timestamp or unit.is_symbols:
        return True
    if unit.text.endswith(":"):
        return False
    return looks_like_name(unit) or is_masthead(unit.text)


def _repeats(unit: Unit, units: Sequence[Unit], labels: Sequence[Label], end: int) -> bool:
    """Whether a line says a report's headline again."""
    headlines = (i for i in range(end) if labels[i].role is SegmentRole.HEADLINE)
    return any(units[index].key in unit.key for index in headlines)


def _comment_label(articles: int, number: int, name: str | None) -> Label:
    """The label of a comment that stands under the last of `articles` articles."""
    under = articles - 1 if articles else None
    return Label(SegmentKind.READER_COMMENT, SegmentRole.COMMENT, under, number, name)


def _article_labels(parts: Sequence[Part], first: int) -> list[Label]:
    return [
        _FURNITURE
        if part.article is None
        else Label(SegmentKind.ARTICLE, part.role, first + part.article)
        for part in parts
    ]
