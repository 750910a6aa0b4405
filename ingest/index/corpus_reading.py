"""Reads the corpus of a build, and tells of each of its files what was found in it."""

from collections.abc import Iterator, Mapping, Sequence

from ingest.errors import CorpusError
from ingest.index.job import BuildJob, Described
from ingest.index.report import FileReport, report_read, report_skipped
from ingest.index.survey import FileState, find_change
from ingest.reading import read_corpus
from ingest.records import SkippedFile, SourceText


def read_and_report(
    job: BuildJob, files: Mapping[str, FileState]
) -> tuple[Described, Iterator[FileReport]]:
    """Read the corpus, and report on every file of it in order.

    Raises:
        CorpusError: It holds nothing that can be read as an article, or is not any more what
            `files` says.
    """
    entries: list[SkippedFile | SourceText] = []

    def texts() -> Iterator[SourceText]:
        for entry in read_corpus(job.corpus):
            entries.append(entry)
            job.progress("reading", len(entries), max(len(files), len(entries)))
            if isinstance(entry, SourceText):
                yield entry

    reading = job.read(texts())
    if not any(page.articles for page in reading.pages):
        skipped = [entry for entry in entries if isinstance(entry, SkippedFile)]
        reason = f" {skipped[0].source}: {skipped[0].reason}" if skipped else ""
        raise CorpusError(
            f"The corpus folder {job.corpus} holds no article that can be read "
            f"({len(skipped)} files skipped).{reason}"
        )
    if find_change(job.corpus, files) is not None:
        raise CorpusError(f"The corpus folder {job.corpus} changed while it was read. Try again.")
    return reading, _reports(entries, reading)


def _reports(
    entries: Sequence[SkippedFile | SourceText], reading: Described
) -> Iterator[FileReport]:
    pages = {page.text.source: page for page in reading.pages}
    repeats: dict[str, list[str]] = {}
    for duplicate in reading.duplicates:
        repeats.setdefault(duplicate.source, []).append(duplicate.kept_source)
    for entry in entries:
        if isinstance(entry, SkippedFile):
            yield report_skipped(entry)
        else:
            yield report_read(entry, pages.get(entry.source), repeats.get(entry.source, ()))
