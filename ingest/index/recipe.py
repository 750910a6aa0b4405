"""What, beside the corpus, decides an index: the code and data that read pages."""

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_CACHES = "__pycache__"


@cache
def recipe_hash() -> str:
    """A hash over the `ingest` package: a version that reads pages otherwise has another.

    An index of another recipe can still be read; a build replaces it.
    """
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and _CACHES not in path.parts:
            digest.update(path.relative_to(_PACKAGE).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
