"""A corpus folder, file by file."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from ingest.errors import CorpusError
from ingest.reading.fields import MAPPING_FILE, FieldMapping, load_mapping
from ingest.reading.files import iterate_file
from ingest.reading.limits import DEFAULT_LIMITS, ReadingLimits
from ingest.records import SkippedFile, SourceText

_NOT_ARTICLES = frozenset({"readme.md", "readme.txt", "names.toml", MAPPING_FILE})
_DEEPEST_FOLDER = 64


def read_corpus(
    folder: Path, limits: ReadingLimits = DEFAULT_LIMITS
) -> Iterator[SourceText | SkippedFile]:
    """Read every file below a folder, in the order of their paths, one at a time.

    Left out without a word are hidden files and folders, and at the top of the folder
    README.md (or .txt), names.toml and pressmark.toml, which are not articles. Links are not
    followed; what cannot be read is given as a `SkippedFile`.

    Raises:
        CorpusError: The folder is not there, or its `pressmark.toml` cannot be used.
    """
    if not folder.is_dir():
        raise CorpusError(f"There is no folder {folder}. Name the folder that holds the articles.")
    return _read_all(folder, limits, load_mapping(folder))


def _read_all(
    folder: Path, limits: ReadingLimits, fields: FieldMapping
) -> Iterator[SourceText | SkippedFile]:
    for source, entry in sorted(_entries(folder)):
        if isinstance(entry, SkippedFile):
            yield entry
        else:
            yield from iterate_file(entry, source, limits, fields)


def _entries(folder: Path) -> Iterator[tuple[str, Path | SkippedFile]]:
    waiting = [(folder, 0)]
    while waiting:
        current, depth = waiting.pop()
        try:
            paths = list(current.iterdir())
        except OSError as error:
            source = source_name(current.relative_to(folder))
            yield source, SkippedFile(source, f"The folder cannot be read: {error.strerror}.")
            continue
        for path in paths:
            if _left_out(path.name, depth):
                continue
            if not stat.S_ISDIR(_mode(path)):
                yield source_name(path.relative_to(folder)), path
            elif depth < _DEEPEST_FOLDER:
                waiting.append((path, depth + 1))
            else:
                source = source_name(path.relative_to(folder))
                yield source, SkippedFile(source, "The folder is nested too deeply.")


def _left_out(name: str, depth: int) -> bool:
    return name.startswith(".") or (depth == 0 and name.lower() in _NOT_ARTICLES)


def _mode(path: Path) -> int:
    try:
        return path.lstat().st_mode
    except OSError:
        return 0


def source_name(relative: Path) -> str:
    r"""A path as citations write it; bytes of a name that are not UTF-8 become `\\xNN`."""
    return os.fsencode(relative.as_posix()).decode("utf-8", "backslashreplace")
