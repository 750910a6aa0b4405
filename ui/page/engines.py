"""The engine that answers now, and how a newer one takes its place."""

import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from ingest.index.report import FileReport
from ingest.names import NameTable
from ingest.records import Article, Segment
from rag.events import AnswerEvent
from rag.request import AskRequest


class IndexView(Protocol):
    """What the page reads of an index."""

    @property
    def articles(self) -> Mapping[str, Article]:
        """Every article by its id."""

    @property
    def names(self) -> NameTable:
        """Who and what the collection names."""

    @property
    def report(self) -> tuple[FileReport, ...]:
        """What was found in each file, or why it was not read."""

    def source_text(self, source: str) -> str:
        """The decoded text of a source."""

    def segments(self, source: str) -> tuple[Segment, ...]:
        """The segments of a source, in page order."""


class Engine(Protocol):
    """What the page asks of an answer engine; `rag.engine.AnswerEngine` is one."""

    @property
    def index(self) -> IndexView:
        """The index that it answers from."""

    def stream(self, request: AskRequest) -> Iterator[AnswerEvent]:
        """Answer a question, telling every step."""


class EngineSource:
    """Hands out the current engine; whoever holds an older one goes on using it unharmed."""

    def __init__(self, open_engine: Callable[[], Engine]) -> None:
        self._open = open_engine
        self._lock = threading.Lock()
        self._engine: Engine | None = None
        self.generation = 0

    def current(self) -> Engine:
        """The engine to answer the next question with, opened at first use.

        Raises:
            IndexUnavailable: the index cannot be opened.
        """
        with self._lock:
            if self._engine is None:
                self._engine = self._open()
            return self._engine

    def renew(self) -> Engine:
        """Open the newest index and answer from it from now on.

        Raises:
            IndexUnavailable: it cannot be opened; the engine before it stays in place.
        """
        fresh = self._open()
        with self._lock:
            self._engine = fresh
            self.generation += 1
        return fresh
