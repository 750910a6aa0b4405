"""Text of a PDF, through pypdf. Run only in the bounded process of `worker`."""

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ingest.reading.extraction import Extraction, clean_string
from ingest.reading.limits import ReadingLimits
from ingest.reading.unreadable import Unreadable

# pypdf raises these, besides its own, on files that break the format.
_BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError)


def extract_pdf(data: bytes, limits: ReadingLimits) -> Extraction:
    """Text of all pages, parted by blank lines, and the document's own title and author.

    Raises:
        Unreadable: Encrypted, broken, too many pages, too much text, or no text at all.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("It is an encrypted PDF.")
        if len(reader.pages) > limits.pdf_pages:
            raise Unreadable(f"It has more than {limits.pdf_pages} pages.")
        text = _text_of(reader, limits)
        facts = reader.metadata
        title = clean_string(facts.title) if facts is not None else None
        author = clean_string(facts.author) if facts is not None else None
    except RecursionError as error:
        raise Unreadable("It is nested too deeply.") from error
    except MemoryError as error:
        raise Unreadable("It needs too much memory to read.") from error
    except _BROKEN as error:
        raise Unreadable("It is not a PDF that can be read.") from error
    if not text.strip():
        raise Unreadable("It holds no text (a scanned PDF?).")
    return Extraction(text, title, author)


def _text_of(reader: PdfReader, limits: ReadingLimits) -> str:
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        pages.append(page.extract_text().encode("utf-8", "replace").decode("utf-8"))
        length += len(pages[-1])
        if length > limits.text_characters:
            raise Unreadable(f"Its text is longer than {limits.text_characters} characters.")
    return "\n\n".join(pages)
