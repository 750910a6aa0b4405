"""A copy of Chroma's folder for one reader, because opening a Chroma folder writes to it.

So a generation's own files never change after they were verified, a read-only index answers,
and no two processes share a folder. A copy whose process has died is removed by the next
reader: each copy is locked as long as its process lives.
"""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path
from typing import TextIO

from ingest.errors import IndexUnavailable

_LOCK = "in-use"
_SWEEPING = "sweeping"


class WorkingCopy:
    """A private copy of a folder that vanishes with `close` or with its process."""

    def __init__(self, folder: Path) -> None:
        """Copy `folder`.

        Raises:
            IndexUnavailable: There is no room for a copy, or no writable temporary folder.
        """
        try:
            home = _home()
            with (home / _SWEEPING).open("w") as sweeping:
                fcntl.flock(sweeping, fcntl.LOCK_EX)
                _sweep(home)
                self._holder = Path(tempfile.mkdtemp(dir=home))
                self._lock: TextIO = (self._holder / _LOCK).open("w")
                fcntl.flock(self._lock, fcntl.LOCK_EX)
            self.folder = self._holder / folder.name
            shutil.copytree(folder, self.folder, copy_function=shutil.copyfile)
        except OSError as error:
            raise IndexUnavailable(
                f"The index needs a working copy of {folder} in {tempfile.gettempdir()}: "
                f"{error.strerror}. Make room there, or name another folder in TMPDIR."
            ) from error

    def close(self) -> None:
        """Remove the copy."""
        shutil.rmtree(self._holder, ignore_errors=True)
        self._lock.close()


def _home() -> Path:
    home = Path(tempfile.gettempdir()) / f"pressmark-{os.getuid()}"
    home.mkdir(mode=0o700, exist_ok=True)
    if home.stat().st_uid != os.getuid() or home.is_symlink():
        return Path(tempfile.mkdtemp(prefix="pressmark-"))
    return home


def _sweep(home: Path) -> None:
    """Remove the copies of processes that are gone."""
    for holder in home.iterdir():
        try:
            with (holder / _LOCK).open("r+") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(holder, ignore_errors=True)
        except OSError:
            continue
