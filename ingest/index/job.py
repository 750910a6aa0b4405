"""One build as it is asked for, and what it needs from the other parts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ingest.embedding.embedder import PassageEmbedder
from ingest.index.steps import BuildStep
from ingest.index.terms import NameFinder
from ingest.records import Page, SourceText
from ingest.settings import IngestSettings

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is in all."""


class Names(NameFinder, Protocol):
    """A name table that can be kept."""

    def to_json(self) -> str:
        """The table as a text that its class reads again."""
        ...


class Repeat(Protocol):
    """An article left out because another source has the same one."""

    @property
    def source(self) -> str:
        """Where it was left out."""
        ...

    @property
    def kept_source(self) -> str:
        """Where it stays."""
        ...


class Described(Protocol):
    """What each page says of itself; `ingest.reader.DescribedPages` is one."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages, in the order of their texts."""
        ...

    @property
    def duplicates(self) -> Sequence[Repeat]:
        """The articles left out."""
        ...


class Learned(Protocol):
    """What is learned over all pages; `ingest.reader.LearnedPages` is one."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """The same pages in the same order, with all that is known of their articles."""
        ...

    @property
    def names(self) -> Names:
        """The names in them."""
        ...


@dataclass(frozen=True, slots=True)
class BuildJob:
    """What from, where to, with what, and who is told.

    `verify` raises `IndexDamaged` for a generation (with its Chroma server, if any) that must
    not answer. `on_step` is called after each named step; the tests of faults stop a build there.
    """

    corpus: Path
    index: Path
    settings: IngestSettings
    embedder: PassageEmbedder
    read: Callable[[Iterable[SourceText]], Described]
    learn: Callable[[Sequence[Page]], Learned]
    verify: Callable[[Path, str | None], None]
    progress: Progress
    on_step: Callable[[BuildStep], None]
