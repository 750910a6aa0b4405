"""One builder of an index at a time, by a lock that the system drops with its process."""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from ingest.errors import IndexLocked, IndexUnavailable
from ingest.index import layout


def refuse_if_locked(index: Path) -> None:
    """Find out quickly, and without writing, whether somebody builds this index.

    Raises:
        IndexLocked: Another process holds the builder's lock.
    """
    path = index / layout.LOCK
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise _locked(index, path) from error
    except OSError:
        return


@contextmanager
def builder_lock(index: Path) -> Iterator[None]:
    """Hold the builder's lock of an index folder, which is made if it is missing.

    Raises:
        IndexLocked: Another process holds it; the message says which, where and since when.
        IndexUnavailable: The folder cannot be written.
    """
    path = index / layout.LOCK
    try:
        index.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise IndexUnavailable(
            f"The index folder {index} cannot be written: {error.strerror}. Make it writable, "
            "or name another with --index."
        ) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise _locked(index, path) from error
        file.seek(0)
        file.truncate()
        holder = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        file.write(json.dumps(holder))
        file.flush()
        yield


def wait_for_builder(index: Path) -> None:
    """Wait until whoever builds this index is done or gone; the system tells, nothing is polled."""
    with suppress(OSError), (index / layout.LOCK).open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_SH)


def _locked(index: Path, path: Path) -> IndexLocked:
    return IndexLocked(
        f"The index in {index} is being built by {_holder(path)}. Wait until it is done."
    )


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        return f"process {holder['pid']} on {holder['host']} since {holder['since']}"
    except (OSError, ValueError, TypeError, KeyError):
        return "another process"
