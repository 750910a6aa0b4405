"""Opening a file of a corpus: regular files only, never through a link, never waiting."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from ingest.reading.limits import spoken_size
from ingest.reading.unreadable import Unreadable

_KINDS = (
    (stat.S_ISLNK, "It is a symbolic link; links are not followed."),
    (stat.S_ISFIFO, "It is a named pipe, not a file."),
    (stat.S_ISSOCK, "It is a socket, not a file."),
    (stat.S_ISCHR, "It is a device, not a file."),
    (stat.S_ISBLK, "It is a device, not a file."),
    (stat.S_ISDIR, "It is a folder, not a file."),
)


def open_regular(path: Path, max_bytes: int) -> BinaryIO:
    """Open a regular file for reading.

    Raises:
        Unreadable: A link, pipe, device or folder, an empty or oversize file, or one that the
            system does not let us open.
    """
    try:
        _refuse_special(os.lstat(path).st_mode)
        # Between the look and the opening the file may have been replaced by a pipe or a link.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        stream = os.fdopen(os.open(path, flags), "rb")
    except OSError as error:
        raise Unreadable(f"It cannot be opened: {error.strerror}.") from error
    try:
        _refuse_unfit(os.fstat(stream.fileno()), max_bytes)
    except Unreadable:
        stream.close()
        raise
    return stream


def read_regular(path: Path, max_bytes: int) -> bytes:
    """The bytes of a regular file; raises `Unreadable` as `open_regular` does."""
    with open_regular(path, max_bytes) as stream:
        try:
            data = stream.read(max_bytes + 1)
        except OSError as error:
            raise Unreadable(f"It cannot be read: {error.strerror}.") from error
    if len(data) > max_bytes:
        raise Unreadable("It grew beyond the limit while it was being read.")
    return data


def _refuse_unfit(status: os.stat_result, max_bytes: int) -> None:
    _refuse_special(status.st_mode)
    if status.st_size == 0:
        raise Unreadable("It is empty (0 bytes).")
    if status.st_size > max_bytes:
        found, allowed = spoken_size(status.st_size), spoken_size(max_bytes)
        raise Unreadable(f"It is too large: {found}, and at most {allowed} are read.")


def _refuse_special(mode: int) -> None:
    for is_kind, reason in _KINDS:
        if is_kind(mode):
            raise Unreadable(reason)
