"""Room on the disk: asked for before a build, and one plain error when it runs out."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import IndexUnavailable

BYTES_PER_CHARACTER = 40
"""Index bytes for one character of text: vectors of passages (twice) and of sentences most."""
SMALLEST_INDEX = 2_000_000
_FULL = (errno.ENOSPC, errno.EDQUOT)
_UNWRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)


def check_room(index: Path, characters: int) -> None:
    """Refuse a build that would fill the disk.

    Raises:
        IndexUnavailable: There is less room than the build will need.
    """
    needed = SMALLEST_INDEX + characters * BYTES_PER_CHARACTER
    free = shutil.disk_usage(index).free
    if free < needed:
        raise IndexUnavailable(
            f"The index of this corpus needs about {needed // 1_000_000} MB in {index}; "
            f"{free // 1_000_000} MB are free. Make room, or name another folder with --index."
        )


@contextmanager
def disk_errors(index: Path) -> Iterator[None]:
    """Tell a full disk or an unwritable folder in one sentence.

    Raises:
        IndexUnavailable: In place of the error of the system or of SQLite.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise _full(index) from error
        if error.errno in _UNWRITABLE:
            raise IndexUnavailable(
                f"The index folder {index} cannot be written: {error.strerror}. Make it "
                "writable, or name another with --index."
            ) from error
        raise
    except sqlite3.OperationalError as error:
        if "full" in str(error):
            raise _full(index) from error
        raise


def _full(index: Path) -> IndexUnavailable:
    return IndexUnavailable(
        f"The disk that holds the index folder {index} is full. The old index, if there was "
        "one, still answers. Make room and build again."
    )
