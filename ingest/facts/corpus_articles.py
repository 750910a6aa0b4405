"""The articles of a corpus, numbered, with what reasoning over dates asks of each."""

from collections.abc import Sequence
from functools import cached_property

from ingest.facts.calendar_cues import YearlessMention, yearless_mentions
from ingest.facts.page_lines import article_segments
from ingest.facts.people import People, find_people
from ingest.records import Article, Page, SegmentRole

MAX_MENTIONS = 24
"""More say no more of when a text was written, and every one is weighed against the others."""


class CorpusArticle:
    """One article; what costs time is found when it is first asked for."""

    def __init__(self, number: int, page_number: int, index: int, page: Page) -> None:
        self.number = number
        self.page_number = page_number
        self.index = index
        self.text = page.text.text
        self.article: Article = page.articles[index]
        bodies = [
            segment for segment in article_segments(page, index) if segment.role is SegmentRole.BODY
        ]
        self.bodies = [(segment.start, segment.end) for segment in bodies]
        self.start = self.bodies[0][0] if bodies else self.article.start
        self.end = self.bodies[-1][1] if bodies else self.article.end

    def people(self) -> People:
        """Find the names of the whole article, captions included; those of all take much room."""
        return find_people(self.text, self.article.start, self.article.end)

    @cached_property
    def yearless(self) -> tuple[YearlessMention, ...]:
        """The first months and days without a year in its body, each once."""
        found: dict[tuple[object, ...], YearlessMention] = {}
        for one in yearless_mentions(self.text, self.start, self.end):
            found.setdefault((one.month, one.day, one.tense, one.part, one.weekday), one)
            if len(found) == MAX_MENTIONS:
                break
        return tuple(found.values())

    @property
    def body(self) -> str:
        """The words of its body."""
        return "\n".join(self.text[start:end] for start, end in self.bodies)


def corpus_articles(pages: Sequence[Page]) -> list[CorpusArticle]:
    """Number the articles of a corpus in the order of its pages."""
    places = [(at, index) for at, page in enumerate(pages) for index in range(len(page.articles))]
    return [
        CorpusArticle(number, at, index, pages[at]) for number, (at, index) in enumerate(places)
    ]
