"""Writes the article store: one SQLite file with texts, records and the build's report."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import TypeAdapter

from ingest.index.report import FileReport
from ingest.records import Article, Page, Passage, Segment, Sentence

SEGMENTS = TypeAdapter(tuple[Segment, ...])
SENTENCES = TypeAdapter(tuple[Sentence, ...])
PASSAGE = TypeAdapter(Passage)
ARTICLE = TypeAdapter(Article)

_SCHEMA = """
CREATE TABLE source (source TEXT PRIMARY KEY, text BLOB NOT NULL, segments BLOB NOT NULL);
CREATE TABLE article (article_id TEXT PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE passage (
    row INTEGER PRIMARY KEY,
    passage_id TEXT NOT NULL UNIQUE,
    article_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    vector_key TEXT NOT NULL,
    first_sentence INTEGER NOT NULL,
    sentence_count INTEGER NOT NULL,
    record BLOB NOT NULL,
    sentences BLOB NOT NULL
);
CREATE TABLE report (position INTEGER PRIMARY KEY, record BLOB NOT NULL);
"""
_INDEXES = """
CREATE INDEX passage_of_article ON passage (article_id);
CREATE INDEX passage_by_vector ON passage (vector_key);
"""


class StoreWriter:
    """Fills a new store; used as a context manager, it commits at the end."""

    def __init__(self, path: Path) -> None:
        """Make the file and its tables."""
        # The file is complete only once its generation is, so there is nothing to roll back to.
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._connection.executescript(_SCHEMA)
        self._connection.execute("BEGIN")

    def add_source(self, page: Page) -> None:
        """Keep a source's text and segments."""
        self._connection.execute(
            "INSERT INTO source VALUES (?, ?, ?)",
            (
                page.text.source,
                page.text.text.encode("utf-8", "surrogatepass"),
                SEGMENTS.dump_json(page.segments),
            ),
        )

    def add_article(self, article: Article) -> None:
        """Keep an article's record."""
        self._connection.execute(
            "INSERT INTO article VALUES (?, ?)", (article.article_id, ARTICLE.dump_json(article))
        )

    def add_passage(
        self, row: int, passage: Passage, sentences: Sequence[Sentence], vector_key: str
    ) -> None:
        """Keep a passage and its sentences, whose rows follow each other."""
        self._connection.execute(
            "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row,
                passage.passage_id,
                passage.article_id,
                passage.kind.value,
                vector_key,
                sentences[0].row,
                len(sentences),
                PASSAGE.dump_json(passage),
                SENTENCES.dump_json(tuple(sentences)),
            ),
        )

    def add_report(self, files: Iterable[FileReport]) -> None:
        """Keep what was found in each file."""
        self._connection.executemany(
            "INSERT INTO report (record) VALUES (?)",
            ((file.model_dump_json().encode(),) for file in files),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit and close; after an error only close."""
        try:
            if kind is None:
                self._connection.execute("COMMIT")
                self._connection.executescript(_INDEXES)
        finally:
            self._connection.close()


def rewrite_articles(path: Path, articles: Iterable[Article]) -> None:
    """Put other records of articles in a finished store."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        connection.execute("BEGIN")
        connection.executemany(
            "UPDATE article SET record = ? WHERE article_id = ?",
            ((ARTICLE.dump_json(article), article.article_id) for article in articles),
        )
        connection.execute("COMMIT")
    finally:
        connection.close()
