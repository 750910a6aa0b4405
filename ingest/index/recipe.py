"""What, beside the corpus, decides an index: the code and data that read pages."""

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_CACHES = "__pycache__"


@cache
def recipe_hash() -> str:
    """A hash over the `ingest` package: a version that reads pages otherwise has another.

    An index of another recipe can still be read; a build replaces it. The contents count and
    not the files' times, so that two installations of one version agree. Every index that is
    opened is compared with it: 3 ms, once a process.
    """
    digest = hashlib.sha256()
    for path in sorted(_files()):
        digest.update(path.removeprefix(f"{_PACKAGE}{os.sep}").encode())
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()


def _files() -> Iterator[str]:
    """The package's files as plain strings: comparing paths would take twice as long as hashing."""
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = [name for name in folders if name != _CACHES]
        yield from (f"{folder}{os.sep}{name}" for name in names)
