"""Bounds on what one file may cost to read."""

from dataclasses import dataclass

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What is read at most; a file beyond a bound is skipped, and the reason is told.

    Attributes:
        text_bytes: Size of a text, Markdown or HTML file, and of one line of a JSONL file.
        container_bytes: Size of a PDF, DOCX or JSON file, which hold more than their text.
        stream_bytes: Size of a JSONL file, which is read line by line.
        unpacked_bytes: What a DOCX may unpack to.
        text_characters: Length of a text after extraction.
        markup_depth: Elements open at once in HTML.
        pdf_pages: Pages of a PDF.
        worker_above_bytes: HTML larger than this is read in a process of its own, as PDF is.
        worker_seconds: How long such a process may take.
        worker_bytes: How much memory such a process may take.
    """

    text_bytes: int = 8 * _MEBIBYTE
    container_bytes: int = 32 * _MEBIBYTE
    stream_bytes: int = 2048 * _MEBIBYTE
    unpacked_bytes: int = 64 * _MEBIBYTE
    text_characters: int = 8_000_000
    markup_depth: int = 400
    pdf_pages: int = 2_000
    worker_above_bytes: int = 512 * 1024
    worker_seconds: float = 20.0
    worker_bytes: int = 1024 * _MEBIBYTE


DEFAULT_LIMITS = ReadingLimits()


def spoken_size(size: int) -> str:
    """Size in bytes for a person: 52428800 gives "50.0 MB"."""
    return f"{size / _MEBIBYTE:.1f} MB"
