"""What an ingest did, file by file, in plain words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ui.cli.styled import WIDTH, Line, wrapped

if TYPE_CHECKING:
    from ingest.index.report import BuildReport, FileReport

MARGIN = "    "


def report_lines(report: "BuildReport", width: int = WIDTH) -> Iterator[Line]:
    """Lay out a build's report: every file, then the whole."""
    for file in report.files:
        yield from _file_lines(file, width)
    yield Line()
    yield from wrapped(_summary(report), width, look="strong")


def counted(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> counted(1, "article"), counted(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def skipped_count(report: "BuildReport") -> int:
    """How many files were not read."""
    return sum(file.skipped is not None for file in report.files)


def _file_lines(file: "FileReport", width: int) -> Iterator[Line]:
    if file.skipped is not None:
        yield Line(file.source, "warning")
        yield from wrapped(f"not read: {file.skipped}", width, MARGIN, "warning")
        return
    found = ", ".join(
        (
            counted(file.articles, "article"),
            counted(file.comments, "reader comment"),
            f"{counted(file.furniture_lines, 'line')} of page furniture",
        )
    )
    yield Line(file.source, "strong")
    yield from wrapped(f"{found}; read as {file.encoding} ({file.encoding_basis})", width, MARGIN)
    if file.repeats:
        sources = ", ".join(dict.fromkeys(file.repeats))
        yield from wrapped(
            f"{counted(len(file.repeats), 'article')} also in {sources}, word for word; "
            "counted once",
            width,
            MARGIN,
        )


def _summary(report: "BuildReport") -> str:
    skipped = skipped_count(report)
    read = counted(len(report.files) - skipped, "text")
    known = f" ({report.reused:,} of them known already)" if report.reused else ""
    held = f"{counted(report.passages, 'passage')}{known}, {counted(report.sentences, 'sentence')}"
    left_out = f"; {counted(skipped, 'file')} not read" if skipped else ""
    if report.unchanged:
        return f"Nothing changed since the last ingest: {read}, {held}{left_out}."
    return f"Indexed {read}: {held}, in {report.seconds:.1f} s{left_out}."
