"""The records that the stages of ingestion hand each other.

Every offset is a character position in `SourceText.text`; `end` is exclusive. Nothing here
holds a copy of words that `text[start:end]` already gives, so a quote cannot drift from its
source.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SegmentKind(StrEnum):
    """What a stretch of a page is."""

    ARTICLE = "article"
    READER_COMMENT = "reader_comment"
    FURNITURE = "furniture"


class SegmentRole(StrEnum):
    """Which part of an article, comment or page a segment is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"
    COMMENT = "comment"
    FURNITURE = "furniture"


class DateBasis(StrEnum):
    """What a publication date rests on."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class DatePrecision(StrEnum):
    """How much of a date is known; what is not known reads as its first month or day."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class MarkedRegion:
    """A stretch whose kind a structured format states itself (HTML comments, say)."""

    kind: SegmentKind
    role: SegmentRole
    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Markup:
    """What a structured file (HTML, DOCX, JSON) says of itself; null where it does not."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    regions: tuple[MarkedRegion, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """One decoded text: a file of the corpus, or one record of a JSON or JSONL file.

    `source` is the posix path below the corpus folder, with `#n` behind it for the n-th record
    (from 1) of a file that holds several. `encoding_basis` says why the encoding was chosen.
    """

    source: str
    text: str
    encoding: str
    encoding_basis: str
    markup: Markup | None = None


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that was not read, and the reason in one sentence for a person."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a page. Segments are in page order, apart, with only white space between.

    `article` is the index, in `Page.articles`, of the article that the segment is part of, or,
    for a reader comment, of the article that it stands under; None for furniture and for a
    comment under no article. `speaker` is a comment's screen name where the page shows it.
    """

    kind: SegmentKind
    role: SegmentRole
    start: int
    end: int
    article: int | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """An article's own date, never that of its file or its scraping.

    `evidence` is the exact words that the date rests on; for an inferred date it also says how
    they were read. A stated date that cannot be right is kept in `evidence` with value None.
    """

    value: date | None = None
    basis: DateBasis = DateBasis.UNKNOWN
    evidence: str | None = None
    precision: DatePrecision = DatePrecision.DAY


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page, and what the page says of it.

    `article_id` is derived from the article's text alone: the same text has the same id in
    every build and under every file name. `translated` names the signs of a back-translated
    copy. `origin` is the id of the cluster of articles that retell one original report.
    """

    article_id: str
    source: str
    start: int
    end: int
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: PublicationDate = PublicationDate()
    translated: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One source text taken apart."""

    text: SourceText
    segments: tuple[Segment, ...]
    articles: tuple[Article, ...]


class Attribution(StrEnum):
    """How words are given to a speaker."""

    QUOTED = "quoted"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class SpokenSpan:
    """Words that are somebody's: in quotation marks, or reported ("McKenzie said that …").

    `speaker` is the fullest form of the name that the same article uses, without titles, or
    None where the article does not say who speaks.
    """

    start: int
    end: int
    speaker: str | None
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article or of a reader comment: the unit that answers quote.

    `row` is its row in the index's matrix of sentence vectors. `speaker` is set where the
    sentence, or the larger part of it, is somebody's words.
    """

    row: int
    passage_id: str
    article_id: str
    source: str
    kind: SegmentKind
    role: SegmentRole
    start: int
    end: int
    paragraph: int
    speaker: str | None = None
    spoken: tuple[SpokenSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article or one comment, as embedded and searched.

    `tokens` is counted by tiktoken (cl100k_base); the text fits the embedding model's window.
    A comment's `article_id` is that of the article it stands under, or its own.
    """

    passage_id: str
    article_id: str
    source: str
    kind: SegmentKind
    start: int
    end: int
    tokens: int
    speaker: str | None = None
