"""One file to its source texts, by its suffix."""

from collections.abc import Callable, Iterator
from pathlib import Path

from ingest.reading.decoding import decode
from ingest.reading.extraction import Extraction
from ingest.reading.fields import DEFAULT_FIELDS, FieldMapping
from ingest.reading.json_records import RecordReader
from ingest.reading.limits import DEFAULT_LIMITS, ReadingLimits
from ingest.reading.opening import read_regular
from ingest.reading.unreadable import Unreadable
from ingest.reading.worker import extract_apart
from ingest.records import SkippedFile, SourceText

_Reading = Iterator[SourceText | SkippedFile]


def read_file(
    path: Path,
    source: str,
    limits: ReadingLimits = DEFAULT_LIMITS,
    fields: FieldMapping = DEFAULT_FIELDS,
) -> tuple[SourceText | SkippedFile, ...]:
    """Read one file: a text, Markdown, HTML, PDF, DOCX, JSON or JSONL file, by its suffix.

    Args:
        path: The file.
        source: Name that citations give it.
        limits: What it may cost.
        fields: Which field of a JSON record is what.

    Returns:
        One source text, or for JSON lists and JSONL one for each record, `#n` behind its name.
        What cannot be read is a `SkippedFile` with the reason; nothing is raised for it.
    """
    return tuple(iterate_file(path, source, limits, fields))


def iterate_file(path: Path, source: str, limits: ReadingLimits, fields: FieldMapping) -> _Reading:
    """As `read_file`, one record at a time."""
    suffix = path.suffix.lower()
    records = RecordReader(source, fields, limits)
    try:
        if suffix in _RECORD_SUFFIXES:
            yield from _RECORD_SUFFIXES[suffix](records, path)
        elif suffix in _DOCUMENT_SUFFIXES:
            yield _DOCUMENT_SUFFIXES[suffix](path, source, limits)
        else:
            known = ", ".join(sorted(SUFFIXES))
            yield SkippedFile(source, f"Its kind is not read; the kinds read are {known}.")
    except Unreadable as refusal:
        yield SkippedFile(source, str(refusal))


def _read_plain(path: Path, source: str, limits: ReadingLimits) -> SourceText:
    decoded = decode(read_regular(path, limits.text_bytes))
    if not decoded.text.strip():
        raise Unreadable("It holds nothing but white space.")
    return SourceText(source, decoded.text, decoded.encoding, decoded.basis)


def _read_html(path: Path, source: str, limits: ReadingLimits) -> SourceText:
    # trafilatura takes most of a second to import, and most corpora hold no HTML.
    from ingest.reading.web import declared_charset, extract_html

    data = read_regular(path, limits.text_bytes)
    decoded = decode(data, declared_charset(data))
    if len(data) > limits.worker_above_bytes:
        extraction = extract_apart("html", decoded.text.encode("utf-8", "replace"), limits)
    else:
        extraction = extract_html(decoded.text, limits)
    return _structured(source, extraction, decoded.encoding, decoded.basis)


def _read_pdf(path: Path, source: str, limits: ReadingLimits) -> SourceText:
    data = read_regular(path, limits.container_bytes)
    return _structured(source, extract_apart("pdf", data, limits), "pdf", "text extracted by pypdf")


def _read_docx(path: Path, source: str, limits: ReadingLimits) -> SourceText:
    from ingest.reading.word import extract_docx

    extraction = extract_docx(read_regular(path, limits.container_bytes), limits)
    return _structured(source, extraction, "docx", "text extracted by python-docx")


def _structured(source: str, extraction: Extraction, encoding: str, basis: str) -> SourceText:
    return SourceText(source, extraction.text, encoding, basis, extraction.markup)


_DOCUMENT_SUFFIXES: dict[str, Callable[[Path, str, ReadingLimits], SourceText]] = {
    ".txt": _read_plain,
    ".md": _read_plain,
    ".html": _read_html,
    ".htm": _read_html,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
}
_RECORD_SUFFIXES: dict[str, Callable[[RecordReader, Path], _Reading]] = {
    ".json": RecordReader.read_json,
    ".jsonl": RecordReader.read_lines,
}
SUFFIXES = frozenset(_DOCUMENT_SUFFIXES) | frozenset(_RECORD_SUFFIXES)
