"""The one form that public question sets are read into."""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import InputError


class FormatError(InputError):
    """A file is missing, or not of the format it should be."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text to search; `name` is its file's name in a corpus folder, without suffix.

    `sentences` are its sentences where the set says which they are.
    """

    name: str
    text: str
    title: str | None = None
    sentences: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The document's path below a corpus folder that `write_corpus` made."""
        return f"{self.name}.txt"

    @property
    def content(self) -> str:
        """What its file holds: the title on a line of its own, then the text."""
        return f"{self.title}\n\n{self.text}\n" if self.title else f"{self.text}\n"


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a public set.

    Attributes:
        id: Unique in its set.
        turns: The person's turns; the last is asked.
        answerable: Whether the documents answer it.
        documents: Names of the documents that do.
        answers: Short answers, any of which is right.
        sentences: Sentences of the documents that answer, as the set marks them.
        group: Items with one group are not independent.
        scope: Names of the only documents to be searched; empty for all.
        label: What else the set says of it.
    """

    id: str
    turns: tuple[str, ...]
    answerable: bool
    documents: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    group: str = ""
    scope: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A public set: what to search, and what to ask."""

    name: str
    documents: tuple[Document, ...]
    items: tuple[Item, ...]


def write_corpus(benchmark: Benchmark, folder: Path) -> None:
    """Write each document as a text file."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in benchmark.documents:
        (folder / document.source).write_text(document.content, encoding="utf-8")


def read_json(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Read a JSON file, gzipped or not.

    Raises:
        FormatError: It is missing, or not JSON.
    """
    try:
        return json.loads(_text(path))
    except ValueError as error:
        raise FormatError(f"{path} is not JSON: {error}.") from None


def read_json_lines(path: Path) -> list[Any]:
    """Read a file of JSON lines, gzipped or not.

    Raises:
        FormatError: It is missing, or a line is not JSON.
    """
    try:
        return [json.loads(line) for line in _text(path).splitlines() if line.strip()]
    except ValueError as error:
        raise FormatError(f"{path} is not JSON lines: {error}.") from None


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise FormatError(f"Cannot read {path}: {error}.") from None
