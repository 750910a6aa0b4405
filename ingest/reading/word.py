"""Text of a DOCX, through python-docx."""

import io
import zipfile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table

from ingest.reading.extraction import Extraction, clean_string
from ingest.reading.limits import ReadingLimits, spoken_size
from ingest.reading.unreadable import Unreadable

# lxml raises its XML errors as kinds of SyntaxError.
_BROKEN = (OpcError, SyntaxError, zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError)
_MAX_PARTS = 5_000


def extract_docx(data: bytes, limits: ReadingLimits) -> Extraction:
    """Paragraphs and table rows in order, parted by blank lines, and the core properties.

    Raises:
        Unreadable: Not a DOCX, or one that unpacks to more than the limit.
    """
    try:
        _refuse_bomb(data, limits)
        document = Document(io.BytesIO(data))
        blocks = [
            "\n".join("\t".join(cell.text for cell in row.cells) for row in block.rows)
            if isinstance(block, Table)
            else block.text
            for block in document.iter_inner_content()
        ]
        properties = document.core_properties
        title, author = clean_string(properties.title), clean_string(properties.author)
    except RecursionError as error:
        raise Unreadable("It is nested too deeply.") from error
    except _BROKEN as error:
        raise Unreadable("It is not a DOCX that can be read.") from error
    text = "\n\n".join(block for block in blocks if block.strip())
    if not text:
        raise Unreadable("It holds no text.")
    return Extraction(text, title, author)


def _refuse_bomb(data: bytes, limits: ReadingLimits) -> None:
    # zipfile unpacks no more of a part than its header declares, so the sum is a bound.
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked_bytes or len(parts) > _MAX_PARTS:
        raise Unreadable(f"It unpacks to {spoken_size(unpacked)} in {len(parts)} parts: too much.")
