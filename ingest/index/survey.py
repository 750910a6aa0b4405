"""The files of a corpus folder as they are now, and what changed since an index was made."""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ingest.errors import CorpusError
from ingest.reading.corpus import source_name

_NOT_ARTICLES = frozenset({"readme.md", "readme.txt"})


class FileState(BaseModel):
    """One corpus file: its size in bytes, time of change (ns) and SHA-256."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    changed_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class CorpusChange:
    """How a corpus differs from the one indexed: paths below the corpus folder."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    edited: tuple[str, ...]

    def __str__(self) -> str:
        named = (("added", self.added), ("removed", self.removed), ("edited", self.edited))
        return ", ".join(f"{len(paths)} {word}" for word, paths in named if paths)


def survey(corpus: Path) -> dict[str, FileState]:
    """Hash every regular file below the corpus folder.

    Raises:
        CorpusError: The folder is missing or cannot be listed.
    """
    return {name: _state(path, status) for name, path, status in _files(corpus)}


def corpus_hash(files: Mapping[str, FileState]) -> str:
    """One hash over paths and contents; times of change play no part."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{len(name)}:{name}".encode())
        digest.update(files[name].sha256.encode())
    return digest.hexdigest()


def find_change(corpus: Path, indexed: Mapping[str, FileState]) -> CorpusChange | None:
    """What differs from the indexed files; None when nothing does.

    A file of the same size and time of change counts as the same and is not read; only one
    whose time differs is hashed.

    Raises:
        CorpusError: The folder is missing or cannot be listed.
    """
    seen: set[str] = set()
    added, edited = [], []
    for name, path, status in _files(corpus):
        seen.add(name)
        before = indexed.get(name)
        if before is None:
            added.append(name)
        elif _differs(path, status, before):
            edited.append(name)
    removed = sorted(set(indexed) - seen)
    if not (added or edited or removed):
        return None
    return CorpusChange(tuple(added), tuple(removed), tuple(edited))


def _differs(path: Path, status: os.stat_result, before: FileState) -> bool:
    if status.st_size != before.size:
        return True
    return status.st_mtime_ns != before.changed_ns and _hash(path) != before.sha256


def _files(corpus: Path) -> Iterator[tuple[str, Path, os.stat_result]]:
    """Regular files in path order; links, pipes and devices are never opened."""
    if not corpus.is_dir():
        raise CorpusError(
            f"The corpus folder {corpus} does not exist or is not a folder. Name a folder of "
            "articles, for example `--corpus seeds`."
        )
    for path in sorted(_paths(corpus)):
        try:
            status = path.lstat()
        except FileNotFoundError:
            continue
        if stat.S_ISREG(status.st_mode):
            yield source_name(path.relative_to(corpus)), path, status


def _paths(corpus: Path) -> Iterator[Path]:
    """Every path that reading would look at; hidden ones and the folder's README are not."""
    for folder, folders, names in os.walk(corpus):
        folders[:] = [name for name in folders if not name.startswith(".")]
        is_top = Path(folder) == corpus
        for name in names:
            if not name.startswith(".") and not (is_top and name.lower() in _NOT_ARTICLES):
                yield Path(folder) / name


def _state(path: Path, status: os.stat_result) -> FileState:
    return FileState(size=status.st_size, changed_ns=status.st_mtime_ns, sha256=_hash(path))


def _hash(path: Path) -> str:
    """SHA-256 of a file; of its name alone where it cannot be read, which never matches."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror}"
