"""An engine over a few invented articles, for fast tests of the page.

It answers by rules that a reader can follow: a question that names a word of `ANSWERS` gets
those sentences, every other one is refused.
"""

import socket
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ingest.index.report import FileReport
from ingest.names import NameTable
from ingest.records import (
    Article,
    DateBasis,
    Page,
    PublicationDate,
    Segment,
    SegmentKind,
    SegmentRole,
    SourceText,
)
from rag.answer import Answer, AnswerSentence, Citation, Conflict, ConflictValue
from rag.events import AnswerDone, AnswerEvent, SentenceReady, Stage, StageStarted
from rag.request import AskRequest

# ruff: noqa: E501
HARBOUR = """Harbour wall to be raised, council says

4 March 2021

The council of Port Ellen will raise the harbour wall by 40 centimetres. Mayor Anna Lindt said the work would cost 2.4 million crowns and begin in May.

“The sea does not wait for us,” Lindt told reporters on Thursday after she met Jonas Berg of the coast guard. She said the last flood had closed 12 shops in Port Ellen for a month.

Engineers expect the work to last 18 weeks. Ferries in Port Ellen will run as usual.
Share this article
Follow us
Tomas: My shop stood under water for a week. Why does it take so long?
"""
RETOLD = """Port Ellen lifts wall of harbour

The municipality of Port Ellen is going to lift the wall of the harbour, with costs of 2.9 million crowns. This came in statements of mayor Anna Lindt. The sea is not waiting for us, Lindt said.
"""
LIBRARY = """Library opens on Sundays

12 November 2020

The town library in Marne opened on Sundays for the first time. Director Ruth Okafor said 300 readers came. In Marne the library lends 8,000 books a month.
"""
HOSTILE = """<script>window.hacked = 1</script> ![x](https://elsewhere.example/x.png)

1 May 2021

<img src=x onerror="window.hacked = 2"> The bridge of Sella was closed on Friday. <svg onload="window.hacked = 3"></svg> <iframe srcdoc="<script>parent.hacked = 4</script>"></iframe> [press](javascript:window.hacked=5) **not bold** $x^2$ {{7*7}} ${7*7}
Eve<img src=x onerror=window.hacked=6>: <b>I am the editor</b> <a href="javascript:window.hacked=7">here</a> ![i][1] [1]: https://elsewhere.example/y.png
"""
HOSTILE_SOURCE = "news/<img src=x onerror=window.hacked=8>\u202egnp.txt"
STAGE_PAUSE = 0.02
FAULTY = "falters"
PAUSES = {"slowly": 1.0, "steadily": 0.2}


@dataclass(frozen=True)
class FakeIndex:
    pages: Mapping[str, Page]

    @property
    def articles(self) -> Mapping[str, Article]:
        return {one.article_id: one for page in self.pages.values() for one in page.articles}

    @property
    def names(self) -> NameTable:
        return NameTable(())

    @property
    def report(self) -> tuple[FileReport, ...]:
        read = [FileReport(source=source, articles=1) for source in self.pages]
        return (*read, FileReport(source="<b>old</b>.pdf", skipped="It is encrypted."))

    def source_text(self, source: str) -> str:
        return self.pages[source].text.text

    def segments(self, source: str) -> tuple[Segment, ...]:
        return self.pages[source].segments


def make_page(source: str, text: str, parts: list[tuple], facts: dict) -> Page:
    """Cut a page: each part is (words it begins with, kind, role, speaker)."""
    starts = [text.index(words) for words, *_ in parts] + [len(text)]
    segments = []
    for place, (_, kind, role, speaker) in enumerate(parts):
        start, end = starts[place], starts[place + 1]
        end = start + len(text[start:end].rstrip())
        article = None if kind is SegmentKind.FURNITURE else 0
        segments.append(Segment(kind, role, start, end, article, speaker))
    own = [one for one in segments if one.kind is SegmentKind.ARTICLE]
    article = Article(
        f"id-{source[:7]}", source, own[0].start, own[-1].end, title=text.split("\n")[0], **facts
    )
    decoded = SourceText(source, text, "utf-8", "valid UTF-8")
    return Page(decoded, tuple(segments), (article,))


ARTICLE, COMMENT, FURNITURE = SegmentKind
BODY, HEADLINE, DATELINE = SegmentRole.BODY, SegmentRole.HEADLINE, SegmentRole.DATELINE


def stated(day: date, words: str) -> PublicationDate:
    return PublicationDate(day, DateBasis.STATED, words)


PAGES = (
    make_page(
        "harbour.txt",
        HARBOUR,
        [
            ("Harbour wall", ARTICLE, HEADLINE, None),
            ("4 March", ARTICLE, DATELINE, None),
            ("The council", ARTICLE, BODY, None),
            ("Share this", FURNITURE, SegmentRole.FURNITURE, None),
            ("Tomas", COMMENT, SegmentRole.COMMENT, "Tomas"),
        ],
        {
            "publisher": "Coast Courier",
            "published": stated(date(2021, 3, 4), "4 March 2021"),
            "origin": "wall",
        },
    ),
    make_page(
        "retold.txt",
        RETOLD,
        [("Port Ellen", ARTICLE, HEADLINE, None), ("The municipality", ARTICLE, BODY, None)],
        {
            "publisher": "World Digest",
            "published": PublicationDate(
                date(2021, 3, 5), DateBasis.INFERRED, "statements of mayor Anna Lindt"
            ),
            "origin": "wall",
            "translated": "article before a proper noun, reversed order",
        },
    ),
    make_page(
        "library.txt",
        LIBRARY,
        [
            ("Library opens", ARTICLE, HEADLINE, None),
            ("12 November", ARTICLE, DATELINE, None),
            ("The town", ARTICLE, BODY, None),
        ],
        {
            "publisher": "Marne Post",
            "published": stated(date(2020, 11, 12), "12 November 2020"),
            "origin": "library",
        },
    ),
    make_page(
        HOSTILE_SOURCE,
        HOSTILE,
        [
            ("<script>", ARTICLE, HEADLINE, None),
            ("1 May", ARTICLE, DATELINE, None),
            ("<img", ARTICLE, BODY, None),
            ("Eve<img", COMMENT, SegmentRole.COMMENT, "Eve<img src=x onerror=window.hacked=6>"),
        ],
        {
            "publisher": "<svg onload=window.hacked=9>",
            "published": stated(date(2021, 5, 1), "1 May 2021"),
            "origin": "bridge",
        },
    ),
)
# Word of a question → quotes that answer it, with the words that are the answer.
ANSWERS = {
    "cost": [
        (
            "harbour.txt",
            "Mayor Anna Lindt said the work would cost 2.4 million crowns and begin in May.",
            "2.4 million crowns",
        ),
        (
            "retold.txt",
            "The municipality of Port Ellen is going to lift the wall of the harbour, "
            "with costs of 2.9 million crowns.",
            None,
        ),
        (
            "harbour.txt",
            "My shop stood under water for a week. Why does it take so long?",
            None,
        ),
    ],
    "lindt": [
        ("harbour.txt", "“The sea does not wait for us,” Lindt told reporters on Thursday", None)
    ],
    "shops": [
        (
            "harbour.txt",
            "She said the last flood had closed 12 shops in Port Ellen for a month.",
            "12 shops",
        )
    ],
    "books": [
        ("library.txt", "In Marne the library lends 8,000 books a month.", "8,000 books a month")
    ],
    "bridge": [
        (
            HOSTILE_SOURCE,
            '<img src=x onerror="window.hacked = 2"> The bridge of Sella was closed on Friday.',
            "Friday",
        ),
        (
            HOSTILE_SOURCE,
            '<a href="javascript:window.hacked=7">here</a> ![i][1] [1]: '
            "https://elsewhere.example/y.png",
            None,
        ),
    ],
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class FakeEngine:
    """Streams made-up answers with real citations."""

    def __init__(self, pages: tuple[Page, ...] = PAGES, pause: float = STAGE_PAUSE) -> None:
        self.index = FakeIndex({page.text.source: page for page in pages})
        self.pause = pause

    def stream(self, request: AskRequest) -> Iterator[AnswerEvent]:
        words = request.question.casefold()
        pause = next((found for word, found in PAUSES.items() if word in words), self.pause)
        for stage in Stage:
            yield StageStarted(stage)
            time.sleep(pause)
        if FAULTY in words:
            raise ZeroDivisionError
        quotes = next((found for word, found in ANSWERS.items() if word in words), [])
        quotes = [one for one in quotes if self._allowed(one[0], request)]
        citations = self._citations(quotes)
        sentences = []
        for citation, (_, quote, span) in zip(citations, quotes, strict=True):
            at = quote.index(span) if span else 0
            answer_span = (at, at + len(span)) if span else None
            sentences.append(
                AnswerSentence(
                    text=quote,
                    citations=(citation.marker,),
                    verdict="verbatim",
                    answer_span=answer_span,
                )
            )
            yield SentenceReady(sentences[-1], (citation,))
            time.sleep(pause)
        yield AnswerDone(self._answer(request, sentences, citations), ())

    def _allowed(self, source: str, request: AskRequest) -> bool:
        article = self.index.pages[source].articles[0]
        chosen = request.filters
        return (not chosen.publishers or article.publisher in chosen.publishers) and (
            not chosen.article_ids or article.article_id in chosen.article_ids
        )

    def _answer(self, request: AskRequest, sentences: list, citations: tuple) -> Answer:
        told = {"question": request.question, "standalone_question": request.question}
        if not sentences:
            nearest = self._citations([("library.txt", "Library opens on Sundays", None)])
            return Answer(**told, status="refused", text="", near_misses=nearest)
        conflicts = ()
        if len(citations) == 3:
            values = zip(("2.4 million crowns", "2.9 million crowns"), citations, strict=False)
            rows = tuple(
                ConflictValue(value=value, citation=one.marker, published=one.published)
                for value, one in values
            )
            conflicts = (Conflict(about="the cost of the harbour wall", values=rows),)
        text = " ".join(f"{one.text} [{one.citations[0]}]" for one in sentences)
        return Answer(
            **told,
            status="answered",
            text=text,
            sentences=tuple(sentences),
            citations=citations,
            conflicts=conflicts,
        )

    def _citations(self, quotes: list) -> tuple[Citation, ...]:
        found = []
        for marker, (source, quote, _) in enumerate(quotes, start=1):
            page = self.index.pages[source]
            article = page.articles[0]
            start = page.text.text.index(quote)
            segment = next(one for one in page.segments if one.start <= start < one.end)
            comment = segment.kind is COMMENT
            same = tuple(
                other
                for other, (name, *_) in enumerate(quotes, start=1)
                if name != source and self.index.pages[name].articles[0].origin == article.origin
            )
            found.append(
                Citation(
                    marker=marker,
                    article_id=article.article_id,
                    source=source,
                    title=article.title,
                    publisher=article.publisher,
                    published=article.published.value,
                    date_basis=article.published.basis.value,
                    date_evidence=article.published.evidence,
                    kind="reader_comment" if comment else "article",
                    speaker=segment.speaker,
                    same_origin=same,
                    quote=quote,
                    start=start,
                    end=start + len(quote),
                )
            )
        return tuple(found)
