"""The reader: one article as it stands in its file, with the cited sentences marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.records import Article, Segment, SegmentKind, SegmentRole
from ui.page.markup import element, escape, isolated
from ui.page.origins import counted
from ui.page.source_view import Articles, label_list
from ui.page.wording import article_labels, day

ROLE_TAGS = {SegmentRole.HEADLINE: "h3", SegmentRole.CAPTION: "figcaption"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A cited sentence; `focus` is the one that the person asked to see."""

    start: int
    end: int
    marker: int
    focus: bool = False


def draw_article(
    article: Article,
    text: str,
    segments: Sequence[Segment],
    marks: Sequence[Mark],
    articles: Articles,
) -> str:
    """An article with its comments; furniture between its parts is only counted."""
    index = _article_index(article, segments)
    own = [one for one in segments if one.article == index and index is not None]
    body = [one for one in own if one.kind is SegmentKind.ARTICLE]
    comments = [one for one in own if one.kind is SegmentKind.READER_COMMENT]
    parts = [_heading(article, articles)]
    parts += [
        _segment(one, text, marks) for one in body if not _is_title(one, text, article, marks)
    ]
    if comments:
        parts.append(element("h3", f"Reader comments ({len(comments)})", "comments-heading"))
        parts += [_comment(one, text, marks) for one in comments]
    parts.append(_left_out(segments, text))
    return element("article", "".join(parts), "reading")


def draw_missing(title: str) -> str:
    """What stands in the reader when an article is no longer in the index."""
    said = "This article is no longer here: it was removed or changed after the answer was given."
    return element(
        "article",
        element("h2", isolated(title), "reader-title") + element("p", said),
        "reading missing",
    )


def _article_index(article: Article, segments: Sequence[Segment]) -> int | None:
    for segment in segments:
        inside = article.start <= segment.start and segment.end <= article.end
        if inside and segment.kind is SegmentKind.ARTICLE:
            return segment.article
    return None


def _is_title(segment: Segment, text: str, article: Article, marks: Sequence[Mark]) -> bool:
    """Whether a segment is the title, which stands above already, and nothing in it is cited."""
    cited = any(mark.start < segment.end and mark.end > segment.start for mark in marks)
    return not cited and text[segment.start : segment.end].strip() == article.title


def _heading(article: Article, articles: Articles) -> str:
    published = article.published
    when = day(published.value, published.precision) if published.value else "No date given"
    facts = [article.publisher, article.author, when]
    title = article.title or article.source
    return element(
        "header",
        f'<h2 class="reader-title" tabindex="-1">{isolated(title)}</h2>'
        + element("p", " · ".join(isolated(fact) for fact in facts if fact), "source-facts")
        + element("p", "File: " + isolated(article.source), "file-name")
        + label_list(article_labels(article, articles)),
    )


def _segment(segment: Segment, text: str, marks: Sequence[Mark]) -> str:
    tag = ROLE_TAGS.get(segment.role, "p")
    return "".join(
        element(tag, _marked(text, start, end, marks), f"role-{segment.role}")
        for start, end in _paragraphs(text, segment.start, segment.end)
    )


def _comment(segment: Segment, text: str, marks: Sequence[Mark]) -> str:
    name = segment.speaker or ""
    # Many pages print the name as the comment's first words already.
    told = text[segment.start : segment.end].lstrip().startswith(name)
    who = "" if told else element("p", isolated(name), "speaker")
    return element("section", who + _segment(segment, text, marks), "reader-comment")


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in text[start:end].splitlines(keepends=True):
        stop = start + len(line)
        if line.strip():
            yield start, stop
        start = stop


def _marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    parts: list[str] = []
    for mark in sorted(marks, key=lambda one: (one.start, one.end)):
        first, last = max(mark.start, start), min(mark.end, end)
        if first >= last:
            continue
        number = element("span", f" [{mark.marker}]", "mark-number") if last == mark.end else ""
        focus = ' tabindex="-1"' if mark.focus else ""
        css = "cited focus" if mark.focus else "cited"
        parts += [
            escape(text[start:first].lstrip("\n")),
            f'<mark class="{css}"{focus}>{escape(text[first:last])}{number}</mark>',
        ]
        start = last
    return "".join([*parts, escape(text[start:end].strip("\n"))])


def _left_out(segments: Sequence[Segment], text: str) -> str:
    lines = sum(
        len(text[one.start : one.end].splitlines())
        for one in segments
        if one.kind is SegmentKind.FURNITURE
    )
    if not lines:
        return ""
    said = f"{counted(lines, 'line')} of menus, adverts and the like in this file are not shown."
    return element("p", said, "left-out-lines")
