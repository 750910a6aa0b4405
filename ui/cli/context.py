"""The files read beside the ones inspected, so that one file is read as ingestion reads it.

A name or a missing date is settled with the help of the other pages of a corpus, so a page is
always read within one: the corpus that holds the file, its own folder where that is small, or
else the other files inspected with it.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

MAX_FOLDER_FILES = 200
MAX_FOLDER_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Inspected:
    """One file to inspect, the name that citations give it, and the folder to read it with."""

    path: Path
    source: str
    context: Path | None = None


def with_context(path: Path, corpus: Path) -> Inspected:
    """Choose what to read beside `path`: `corpus` where it lies inside, or its own folder."""
    # The folder is resolved and the file is not: a link in a corpus stays that corpus's file.
    folder = path.parent.resolve()
    if corpus.is_dir() and folder.is_relative_to(corpus.resolve()):
        return _within(corpus, folder / path.name)
    if folder.is_dir() and _is_small(folder):
        return _within(folder, folder / path.name)
    return Inspected(path, _written(path))


def _within(context: Path, path: Path) -> Inspected:
    return Inspected(path, _written(path.relative_to(context.resolve())), context)


def _written(path: Path) -> str:
    from ingest.reading.corpus import source_name

    return source_name(path)


def _is_small(folder: Path) -> bool:
    sizes = list(islice(_sizes(folder), MAX_FOLDER_FILES + 1))
    return len(sizes) <= MAX_FOLDER_FILES and sum(sizes) <= MAX_FOLDER_BYTES


def _sizes(folder: Path) -> Iterator[int]:
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                yield (Path(parent) / name).lstat().st_size
            except OSError:
                continue  # gone meanwhile; reading it will say so
