"""What a build did, file by file, as a person reads it."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from ingest.records import Page, SegmentKind, SkippedFile


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FileReport(_Frozen):
    """What was found in one source text, or why a file was skipped.

    `repeats` names, for each article that another source holds word for word, that source;
    such an article is indexed once.
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


def report_page(page: Page, repeats: Sequence[str]) -> FileReport:
    """Count what a page holds."""
    kinds = [segment.kind for segment in page.segments]
    furniture = (
        page.text.text[segment.start : segment.end].strip().count("\n") + 1
        for segment in page.segments
        if segment.kind is SegmentKind.FURNITURE
    )
    return FileReport(
        source=page.text.source,
        encoding=page.text.encoding,
        encoding_basis=page.text.encoding_basis,
        articles=len(page.articles),
        comments=kinds.count(SegmentKind.READER_COMMENT),
        furniture_lines=sum(furniture),
        repeats=tuple(repeats),
    )


def report_skipped(skipped: SkippedFile) -> FileReport:
    """A file that was not read."""
    return FileReport(source=skipped.source, skipped=skipped.reason)
