"""Files of a corpus as decoded texts, or with the reason why one was not read.

Reads plain text, Markdown, HTML, PDF, DOCX, JSON and JSONL, each within bounds.
"""

from ingest.reading.corpus import read_corpus
from ingest.reading.fields import FieldMapping
from ingest.reading.files import SUFFIXES, read_file
from ingest.reading.limits import ReadingLimits

__all__ = ["SUFFIXES", "FieldMapping", "ReadingLimits", "read_corpus", "read_file"]
