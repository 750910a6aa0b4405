"""Pages read as ingestion reads them, for the files that a person names."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ingest.reader import read_pages
from ingest.reading import read_corpus, read_file
from ingest.records import Page, SkippedFile, SourceText
from ui.cli.context import Inspected


def read_inspected(files: Sequence[Inspected]) -> Iterator[Page | SkippedFile]:
    """Read each file within its context, in the order given; each context is read once."""
    found = [(file, read_file(file.path, file.source)) for file in files]
    within: dict[Path, dict[str, Page]] = {}
    for file, entries in found:
        if file.context in within or not any(isinstance(entry, SourceText) for entry in entries):
            continue
        if file.context is not None:
            within[file.context] = _pages_by_source(read_corpus(file.context))
    alone = _pages_by_source(
        entry
        for file, entries in found
        for entry in entries
        if isinstance(entry, SourceText) and entry.source not in _known(file, within)
    )
    for file, entries in found:
        pages = alone | _known(file, within)
        for entry in entries:
            yield entry if isinstance(entry, SkippedFile) else pages[entry.source]


def _known(file: Inspected, within: dict[Path, dict[str, Page]]) -> dict[str, Page]:
    return {} if file.context is None else within.get(file.context, {})


def _pages_by_source(entries: Iterable[SourceText | SkippedFile]) -> dict[str, Page]:
    texts = [entry for entry in entries if isinstance(entry, SourceText)]
    return {page.text.source: page for page in read_pages(texts).pages} if texts else {}
