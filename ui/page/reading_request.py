"""Opening an article in the reader: which one, and which of its words are cited."""

from pydantic import BaseModel, ConfigDict, Field

from ui.page.engines import IndexView
from ui.page.reader_view import Mark, draw_article, draw_missing

MOST_MARKS = 200
LONGEST_QUOTE = 20_000


class MarkAsked(BaseModel):
    """A cited stretch, with its quote to prove that the file still says it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    marker: int
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str = Field(max_length=LONGEST_QUOTE)


class ReadingRequest(BaseModel):
    """One article, the sentence to show, and the others that the same answer cites."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article_id: str = Field(max_length=200)
    source: str = Field(max_length=2_000)
    title: str = Field(default="", max_length=2_000)
    focus: int
    marks: tuple[MarkAsked, ...] = Field(max_length=MOST_MARKS)


def draw_reading(index: IndexView, asked: ReadingRequest) -> str:
    """The reader's HTML, or a plain word where the article or its quotes are gone."""
    article = index.articles.get(asked.article_id)
    if article is None:
        return draw_missing(asked.title or asked.source)
    text = index.source_text(article.source)
    marks = [
        Mark(mark.start, mark.end, mark.marker, focus=mark.marker == asked.focus)
        for mark in asked.marks
        if text[mark.start : mark.end] == mark.quote
    ]
    if not any(mark.focus for mark in marks):
        return draw_missing(asked.title or asked.source)
    segments = index.segments(article.source)
    return draw_article(article, text, segments, marks, index.articles)
