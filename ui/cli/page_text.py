"""How a page was read, marked up for a person in a terminal."""

from collections.abc import Iterator

from ingest.records import Article, DateBasis, Page, SegmentKind
from ui.cli.answer_text import spoken_date
from ui.cli.page_record import whole_stretches
from ui.cli.styled import WIDTH, Line, wrapped

LABELS = {
    SegmentKind.ARTICLE: "ARTICLE",
    SegmentKind.READER_COMMENT: "READER COMMENT",
    SegmentKind.FURNITURE: "FURNITURE",
}
MARGIN = "    "


def page_lines(page: Page, width: int = WIDTH) -> Iterator[Line]:
    """Lay out a page: each article's facts, then every stretch under its label."""
    yield Line(f"{page.text.source} ({page.text.encoding})", "heading")
    for number, article in enumerate(page.articles, start=1):
        yield from _article_lines(number, article, width)
    for stretch in whole_stretches(page.segments):
        label = LABELS[stretch.kind]
        if stretch.article is not None:
            under = "" if stretch.kind is SegmentKind.ARTICLE else " under article"
            label = f"{label}{under} {stretch.article + 1}"
        if stretch.speaker:
            label = f"{label}, by {stretch.speaker}"
        yield from wrapped(f"── {label} · {stretch.start}–{stretch.end}", width, look="marker")
        for line in page.text.text[stretch.start : stretch.end].split("\n"):
            yield from wrapped(line, width, MARGIN, stretch.kind.value)
    yield Line()


def _article_lines(number: int, article: Article, width: int) -> Iterator[Line]:
    facts = (
        ("title", article.title),
        ("publisher", article.publisher),
        ("author", article.author),
        ("published", _dated(article)),
        ("translated", article.translated),
        ("id", article.article_id),
    )
    yield Line(f"Article {number}", "strong")
    for name, value in facts:
        yield from wrapped(f"{name}: {value or 'not known'}", width, MARGIN, "quiet")


def _dated(article: Article) -> str | None:
    published = article.published
    if published.basis is DateBasis.UNKNOWN:
        return published.evidence and f"not known ({published.evidence})"
    evidence = f": {published.evidence}" if published.evidence else ""
    return (
        f"{spoken_date(published.value, published.precision)} ({published.basis.value}{evidence})"
    )
