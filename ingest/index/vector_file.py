"""Rows of unit vectors in a `.npy` file: written block by block, read by memory map."""

import os
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.lib import format as npy

from ingest.embedding.embedder import Vectors
from ingest.errors import IndexDamaged


class VectorFileWriter:
    """Appends rows with plain writes: a full disk is then an error, not a bus error."""

    def __init__(self, path: Path, dimensions: int) -> None:
        """Begin the file; its header is written again when the number of rows is known."""
        self._file = path.open("wb")
        self._dimensions = dimensions
        self.rows = 0
        self._write_header()

    def append(self, rows: Vectors) -> None:
        """Add rows, float32 [n, dimensions]."""
        self._file.write(np.ascontiguousarray(rows, dtype="<f4").tobytes())
        self.rows += len(rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write the true number of rows, force the file to disk, close it."""
        try:
            if kind is None:
                self._file.seek(0)
                self._write_header()
                self._file.flush()
                os.fsync(self._file.fileno())
        finally:
            self._file.close()

    def _write_header(self) -> None:
        # numpy leaves room in the header for the first axis to grow, so both have one length.
        npy.write_array_header_1_0(
            self._file,
            {"descr": "<f4", "fortran_order": False, "shape": (self.rows, self._dimensions)},
        )


def open_vectors(path: Path) -> Vectors:
    """Map the rows into memory, read-only.

    Raises:
        IndexDamaged: The file is missing or not a matrix of vectors.
    """
    try:
        loaded: Vectors = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"{path} cannot be read: {error}.") from error
    return loaded
