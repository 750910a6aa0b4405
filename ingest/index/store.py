"""Reads the article store of one generation."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from pydantic import TypeAdapter

from ingest.errors import IndexDamaged
from ingest.index.report import FileReport
from ingest.index.store_writer import PASSAGE, SEGMENTS, SENTENCES
from ingest.records import Article, Passage, Segment, SegmentKind, Sentence

_REPORTS = TypeAdapter(list[FileReport])
_ARTICLES = TypeAdapter(list[Article])
_ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PassageKey:
    """What searching needs to know of every passage, in row order."""

    passage_id: str
    article_id: str
    kind: SegmentKind
    first_sentence: int
    sentence_count: int


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its sentences."""

    passage: Passage
    sentences: tuple[Sentence, ...]


class Store:
    """The texts and records of a generation. Safe to read from several threads."""

    def __init__(self, path: Path) -> None:
        """Open the file without ever writing to it or beside it.

        Raises:
            IndexDamaged: It is missing or no store.
        """
        self._path = path
        self._lock = Lock()
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with self._reading():
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._connection.execute("SELECT 1 FROM source LIMIT 1").fetchall()

    def text(self, source: str) -> str:
        """The decoded text of a source.

        Raises:
            KeyError: There is no such source.
        """
        rows = self._rows("SELECT text FROM source WHERE source = ?", source)
        if not rows:
            raise KeyError(source)
        return str(rows[0][0], "utf-8", "surrogatepass")

    def segments(self, source: str) -> tuple[Segment, ...]:
        """The segments of a source, in page order.

        Raises:
            KeyError: There is no such source.
        """
        rows = self._rows("SELECT segments FROM source WHERE source = ?", source)
        if not rows:
            raise KeyError(source)
        return SEGMENTS.validate_json(rows[0][0])

    def sources(self) -> tuple[str, ...]:
        """The names of all sources, in order."""
        return tuple(row[0] for row in self._rows("SELECT source FROM source ORDER BY source"))

    def articles(self) -> dict[str, Article]:
        """Every article by its id, in the order of the corpus."""
        rows = self._rows("SELECT record FROM article ORDER BY rowid")
        joined = b"[" + b",".join(row[0] for row in rows) + b"]"
        return {article.article_id: article for article in _ARTICLES.validate_json(joined)}

    def report(self) -> tuple[FileReport, ...]:
        """What the build found, file by file."""
        rows = self._rows("SELECT record FROM report ORDER BY position")
        joined = b"[" + b",".join(row[0] for row in rows) + b"]"
        return tuple(_REPORTS.validate_json(joined))

    def passage_keys(self) -> list[PassageKey]:
        """The keys of all passages, in row order."""
        rows = self._rows(
            "SELECT passage_id, article_id, kind, first_sentence, sentence_count "
            "FROM passage ORDER BY row"
        )
        return [PassageKey(row[0], row[1], SegmentKind(row[2]), row[3], row[4]) for row in rows]

    def passages(self, rows: Sequence[int]) -> dict[int, StoredPassage]:
        """The passages of some rows, with their sentences."""
        found: dict[int, StoredPassage] = {}
        for start in range(0, len(rows), _ASKED_AT_ONCE):
            asked = rows[start : start + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(asked))
            for row, record, sentences in self._rows(
                f"SELECT row, record, sentences FROM passage WHERE row IN ({marks})", *asked
            ):
                found[row] = StoredPassage(
                    PASSAGE.validate_json(record), SENTENCES.validate_json(sentences)
                )
        return found

    def comment_writers(self) -> list[tuple[str, str]]:
        """The screen names of readers' comments, each with the id of a passage, in row order."""
        return self._rows(
            "SELECT json_extract(record, '$.speaker'), passage_id FROM passage "
            "WHERE kind = ? AND json_extract(record, '$.speaker') IS NOT NULL ORDER BY row",
            SegmentKind.READER_COMMENT.value,
        )

    def vector_rows(self) -> dict[str, tuple[int, int, int]]:
        """By vector key: passage row, first sentence row, number of sentences."""
        rows = self._rows("SELECT vector_key, row, first_sentence, sentence_count FROM passage")
        return {key: (row, first, count) for key, row, first, count in rows}

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock, self._reading():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            message = f"The article store {self._path} cannot be read: {error}."
            raise IndexDamaged(message) from error
