"""What a build did, file by file, as a person reads it."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from ingest.records import Page, SegmentKind, SkippedFile, SourceText


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FileReport(_Frozen):
    """What was found in one source text, or why a file was skipped.

    `articles` counts those indexed from this source. `repeats` names, for each further one that
    another source holds word for word, that source.
    """

    source: str
    encoding: str | None = None
    encoding_basis: str | None = None
    articles: int = 0
    comments: int = 0
    furniture_lines: int = 0
    repeats: tuple[str, ...] = ()
    skipped: str | None = None


class BuildReport(_Frozen):
    """The outcome of a build.

    `unchanged` is true when the index already held this corpus and nothing was written;
    `reused` counts the passages whose vectors came from the last generation.
    """

    generation: str
    unchanged: bool
    files: tuple[FileReport, ...]
    passages: int
    sentences: int
    reused: int
    seconds: float


def report_read(text: SourceText, page: Page | None, repeats: Sequence[str]) -> FileReport:
    """What was found in a text; no page where all of it stands in other sources already."""
    segments = () if page is None else page.segments
    kinds = [segment.kind for segment in segments]
    furniture = (
        text.text[segment.start : segment.end].strip().count("\n") + 1
        for segment in segments
        if segment.kind is SegmentKind.FURNITURE
    )
    return FileReport(
        source=text.source,
        encoding=text.encoding,
        encoding_basis=text.encoding_basis,
        articles=0 if page is None else len(page.articles),
        comments=kinds.count(SegmentKind.READER_COMMENT),
        furniture_lines=sum(furniture),
        repeats=tuple(repeats),
    )


def report_skipped(skipped: SkippedFile) -> FileReport:
    """A file that was not read."""
    return FileReport(source=skipped.source, skipped=skipped.reason)
