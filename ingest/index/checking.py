"""Is a generation what its builder wrote? Asked of every generation before it is served.

Up to `ALWAYS_HASHED_BYTES` every file is hashed each time. A larger generation is hashed whole
once; after that the user's cache says so for as long as every file keeps its size, time of
change and inode. A change behind the file system's back (a decaying disk) in such a large
generation is found by `pressmark ingest --verify`, not at opening.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from ingest.errors import IndexDamaged
from ingest.index import layout
from ingest.index.durable import write_durably
from ingest.index.manifest import IndexedFile, Manifest, file_sha256, read_manifest

ALWAYS_HASHED_BYTES = 128 * 1024 * 1024
"""Hashing this much takes about 0.15 s; see `evals` for the cold start that it is part of."""


def check_generation(folder: Path, cache: Path, thorough: bool = False) -> Manifest:
    """Read the manifest and compare every file with it.

    Args:
        folder: The generation.
        cache: The user's cache folder, for generations too large to hash each time.
        thorough: Hash everything, whatever the cache says.

    Raises:
        IndexDamaged: A file is missing, cut or changed.
        IndexMismatch: The generation has another format.
    """
    manifest = read_manifest(folder)
    total = 0
    for name, expected in manifest.files.items():
        total += _check_size(folder / name, expected)
    is_small = total <= ALWAYS_HASHED_BYTES
    stamp = cache / "checked" / hashlib.sha256(str(folder.absolute()).encode()).hexdigest()
    if not thorough and not is_small and _stamp_content(folder, manifest) == _read(stamp):
        return manifest
    for name, expected in manifest.files.items():
        _check_hash(folder / name, expected)
    if not is_small:
        with suppress(OSError):
            stamp.parent.mkdir(parents=True, exist_ok=True)
            write_durably(stamp, _stamp_content(folder, manifest))
    return manifest


def _check_size(path: Path, expected: IndexedFile) -> int:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise IndexDamaged(f"{path} is missing: {error.strerror}.") from error
    if size != expected.size:
        raise IndexDamaged(f"{path} has {size} bytes; {expected.size} were written.")
    return size


def _check_hash(path: Path, expected: IndexedFile) -> None:
    try:
        found = file_sha256(path)
    except OSError as error:
        raise IndexDamaged(f"{path} cannot be read: {error.strerror}.") from error
    if found != expected.sha256:
        raise IndexDamaged(f"{path} was changed after it was written.")


def _stamp_content(folder: Path, manifest: Manifest) -> bytes:
    states = []
    for name in (*sorted(manifest.files), layout.MANIFEST):
        status = (folder / name).stat()
        states.append([name, status.st_size, status.st_mtime_ns, status.st_ino])
    return json.dumps(states).encode()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
