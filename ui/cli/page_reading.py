"""Pages read as ingestion reads them, for the files that a person names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.facts import describe
from ingest.names import NameCorrections, read_corrections
from ingest.reader import NO_CORRECTIONS, CorpusReading, read_pages
from ingest.reading import read_corpus, read_file
from ingest.records import Article, Page, SkippedFile, SourceText
from ingest.segmenting import segment
from ui.cli.context import Inspected


def read_inspected(files: Sequence[Inspected]) -> Iterator[Page | SkippedFile]:
    """Read each file within its context, in the order given; each context is read once.

    Raises:
        CorpusError: the `pressmark.toml` or `names.toml` of a context cannot be used.
    """
    found = [(file, read_file(file.path, file.source)) for file in files]
    within = {
        context: _read(read_corpus(context), read_corrections(context))
        for context in _contexts(found)
    }
    alone = _read(
        entry
        for file, entries in found
        for entry in entries
        if _context_with(entry.source, file, within) is None
    )
    for file, entries in found:
        for entry in entries:
            if isinstance(entry, SkippedFile):
                yield entry
            else:
                yield (_context_with(entry.source, file, within) or alone).page(entry.source)


@dataclass(frozen=True, slots=True)
class _Pages:
    """What was read together. `texts` holds every text by its source."""

    texts: Mapping[str, SourceText]
    reading: CorpusReading

    def page(self, source: str) -> Page:
        """Return a page whole: with the articles that an index would hold only once."""
        if all(duplicate.source != source for duplicate in self.reading.duplicates):
            return next(page for page in self.reading.pages if page.text.source == source)
        page = describe(segment(self.texts[source]))
        known = {
            article.article_id: article for kept in self.reading.pages for article in kept.articles
        }
        articles = tuple(_as_known(article, known) for article in page.articles)
        return replace(page, articles=articles)


def _as_known(article: Article, known: Mapping[str, Article]) -> Article:
    kept = known.get(article.article_id, article)
    return replace(kept, source=article.source, start=article.start, end=article.end)


def _read(
    entries: Iterable[SourceText | SkippedFile], corrections: NameCorrections = NO_CORRECTIONS
) -> _Pages:
    texts = {entry.source: entry for entry in entries if isinstance(entry, SourceText)}
    return _Pages(texts, read_pages(texts.values(), corrections))


def _contexts(found: Iterable[tuple[Inspected, Sequence[SourceText | SkippedFile]]]) -> set[Path]:
    """The folders to read: none for files that cannot be read anyway."""
    return {
        file.context
        for file, entries in found
        if file.context is not None and any(isinstance(entry, SourceText) for entry in entries)
    }


def _context_with(source: str, file: Inspected, within: Mapping[Path, _Pages]) -> _Pages | None:
    """What was read of the file's context, where the source was read with it."""
    pages = within.get(file.context) if file.context is not None else None
    return pages if pages is not None and source in pages.texts else None
