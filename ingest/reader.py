"""Reads a corpus: every stage of ingestion before passages, in order, over all its pages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.facts import describe, infer_dates
from ingest.names import NameCorrections, NameTable, learn_names
from ingest.origins import cluster_origins, note_odd_spellings
from ingest.records import Article, Page, Segment, SegmentKind, SourceText
from ingest.segmenting import segment

NO_CORRECTIONS = NameCorrections()


class ReadingStage(StrEnum):
    """A point that the reading of a corpus has just passed."""

    PAGES_DESCRIBED = "pages described"
    NAMES_LEARNED = "names learned"
    DATES_INFERRED = "dates inferred"
    ORIGINS_FOUND = "origins found"


OnStage = Callable[[ReadingStage], None]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article whose exact text another page also has; it is kept once."""

    source: str
    kept_source: str
    article_id: str


@dataclass(frozen=True, slots=True)
class DescribedPages:
    """Pages with what each says of itself, before anything is learned over all of them."""

    pages: tuple[Page, ...]
    duplicates: tuple[Duplicate, ...] = ()


@dataclass(frozen=True, slots=True)
class LearnedPages:
    """The same pages with inferred dates and origins, and the names in them."""

    pages: tuple[Page, ...]
    names: NameTable


@dataclass(frozen=True, slots=True)
class CorpusReading:
    """A whole corpus, read: its pages with all facts, its names, and what stood in it twice."""

    pages: tuple[Page, ...]
    names: NameTable
    duplicates: tuple[Duplicate, ...] = ()


def read_pages(
    texts: Iterable[SourceText],
    corrections: NameCorrections = NO_CORRECTIONS,
    on_stage: OnStage = lambda _: None,
) -> CorpusReading:
    """Take every text apart, and learn over all of them names, dates and origins.

    Texts are read in the order given, so the same texts in the same order give the same
    reading whatever the clock says.

    Args:
        texts: The corpus; read one at a time.
        corrections: What a person has told of the names.
        on_stage: Called after each stage.

    Returns:
        The pages with articles' titles, publishers, dates and origins filled in.
    """
    described = describe_pages(texts, on_stage)
    learned = learn_pages(described.pages, corrections, on_stage)
    return CorpusReading(learned.pages, learned.names, described.duplicates)


def describe_pages(
    texts: Iterable[SourceText], on_stage: OnStage = lambda _: None
) -> DescribedPages:
    """Take every text apart: the part of `read_pages` that passages are made from.

    An article whose text an earlier one also has is left out: one piece of evidence, told as a
    `Duplicate`. The comments under it stay.
    """
    kept: dict[str, str] = {}
    duplicates: list[Duplicate] = []
    pages: list[Page] = []
    for text in texts:
        page = describe(segment(text))
        page, found = _without_known(page, kept)
        duplicates.extend(found)
        if not found or page.segments:
            pages.append(page)
    on_stage(ReadingStage.PAGES_DESCRIBED)
    return DescribedPages(tuple(pages), tuple(duplicates))


def learn_pages(
    pages: Sequence[Page],
    corrections: NameCorrections = NO_CORRECTIONS,
    on_stage: OnStage = lambda _: None,
) -> LearnedPages:
    """Learn over all pages: names, inferred dates, origins. Texts and segments stay."""
    names = learn_names(pages, corrections)
    on_stage(ReadingStage.NAMES_LEARNED)
    dated = infer_dates(pages)
    on_stage(ReadingStage.DATES_INFERRED)
    origins = cluster_origins(dated, names)
    with_origins = tuple(_with_origins(page, origins) for page in dated)
    read = note_odd_spellings(with_origins, names)
    on_stage(ReadingStage.ORIGINS_FOUND)
    return LearnedPages(read, names)


def _without_known(page: Page, kept: dict[str, str]) -> tuple[Page, list[Duplicate]]:
    """Leave out the articles that are kept already; note the others as kept."""
    source = page.text.source
    duplicates: list[Duplicate] = []
    staying: list[int] = []
    for number, article in enumerate(page.articles):
        if article.article_id in kept:
            kept_source = kept[article.article_id]
            duplicates.append(Duplicate(source, kept_source, article.article_id))
        else:
            kept[article.article_id] = source
            staying.append(number)
    if not duplicates:
        return page, []
    places = {number: place for place, number in enumerate(staying)}
    segments = tuple(
        _moved(part, places)
        for part in page.segments
        if part.article in places or part.kind is not SegmentKind.ARTICLE
    )
    if not staying:
        segments = tuple(part for part in segments if part.kind is not SegmentKind.FURNITURE)
    return replace(
        page, segments=segments, articles=tuple(page.articles[number] for number in staying)
    ), duplicates


def _moved(part: Segment, places: dict[int, int]) -> Segment:
    """Give a segment its article's new place; a comment of an article left out has none."""
    return part if part.article is None else replace(part, article=places.get(part.article))


def _with_origins(page: Page, origins: dict[str, str]) -> Page:
    def with_origin(article: Article) -> Article:
        return replace(article, origin=origins[article.article_id])

    return replace(page, articles=tuple(with_origin(article) for article in page.articles))
