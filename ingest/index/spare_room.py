"""Clears the room for rows to come that Chroma's files keep, and fills with what it finds.

Chroma allocates its graph for a hundred rows and writes all of that, so in a collection of fewer
rows the rest of two files is whatever the memory of the builder held before: another article's
text, maybe one that was deleted since.
"""

from pathlib import Path

ROWS_ALLOCATED = 100
ROW_FILES = ("data_level0.bin", "length.bin")
"""Files of Chroma's graph (hnswlib's, in the order of rows) that have as many bytes for each."""


def clear_spare_room(chroma: Path, rows: int) -> None:
    """Zero what lies behind the last of the `rows` in the files of a closed Chroma folder."""
    for name in ROW_FILES:
        for path in chroma.rglob(name):
            content = path.read_bytes() if rows < ROWS_ALLOCATED else b""
            used = len(content) * rows // ROWS_ALLOCATED
            if used < len(content):
                path.write_bytes(content[:used] + bytes(len(content) - used))
