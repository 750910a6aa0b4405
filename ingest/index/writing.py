"""Writes the files of one generation, block by block of pages."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.index import layout
from ingest.index.beside import made_beside, short_turns
from ingest.index.block_embedding import (
    BlockEmbedder,
    EmbeddedPassage,
    EmbeddingPlan,
    blocks_of,
)
from ingest.index.collection import CollectionRow, create_collection
from ingest.index.job import Learned
from ingest.index.lexical import LexicalWriter
from ingest.index.report import FileReport
from ingest.index.retellings import join_retellings
from ingest.index.spare_room import clear_spare_room
from ingest.index.steps import BuildStep
from ingest.index.store_writer import StoreWriter
from ingest.index.terms import NameFinder, terms
from ingest.index.vector_file import open_vectors
from ingest.records import Article, Page

BLOCKS_AHEAD = 4
"""Blocks that may be embedded before names are learned; each takes some megabytes of memory."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written; `rows` are the passages that the Chroma collection is to hold."""

    rows: Sequence[CollectionRow]
    sentences: int
    reused: int


def write_texts(
    plan: EmbeddingPlan,
    pages: Sequence[Page],
    learn: Callable[[Sequence[Page]], Learned],
    reports: Iterable[FileReport],
) -> Written:
    """Write the names, the store, both vector files and the lexical index.

    Passages and their vectors do not depend on names, inferred dates and origins: these are
    learned while one thread splits pages and another embeds. Origins that only the vectors tell
    are joined in the end.
    """
    with short_turns(), ExitStack() as files:
        store = files.enter_context(StoreWriter(plan.folder / layout.STORE))
        embedder = BlockEmbedder(plan, files)
        embedded = files.enter_context(made_beside(embedder.embedded(pages), BLOCKS_AHEAD))
        # Left by an error or by Ctrl+C, a block takes seconds that nobody wants to wait for.
        files.callback(embedder.stop)
        learned = learn(pages)
        (plan.folder / layout.NAMES).write_text(learned.names.to_json(), encoding="utf-8")
        plan.on_step(BuildStep.LEARNED)
        writer = _BlockWriter(store, learned.names)
        for block, passages in zip(blocks_of(learned.pages), embedded, strict=True):
            writer.write(block, passages)
            plan.on_step(BuildStep.BLOCK_STORED)
        store.add_report(reports)
    plan.on_step(BuildStep.STORED)
    join_retellings(plan.folder)
    plan.on_step(BuildStep.RETELLINGS_JOINED)
    writer.lexical.write(plan.folder / layout.LEXICAL)
    plan.on_step(BuildStep.LEXICAL_WRITTEN)
    return Written(writer.rows, writer.sentences, writer.reused)


def write_collection(plan: EmbeddingPlan, place: Path | str, name: str, written: Written) -> None:
    """Fill the Chroma collection with the vectors that were written, in a folder or on a server."""
    rows = written.rows
    vectors = open_vectors(plan.folder / layout.PASSAGE_VECTORS)
    collection = create_collection(place, name)
    try:
        collection.add(rows, vectors, lambda done: plan.progress("indexing", done, len(rows)))
    finally:
        collection.close()
    if isinstance(place, Path):
        clear_spare_room(place, len(rows))
    plan.on_step(BuildStep.VECTORS_WRITTEN)


class _BlockWriter:
    """Writes blocks of pages and their passages to the store, and counts their terms."""

    def __init__(self, store: StoreWriter, names: NameFinder) -> None:
        self._store = store
        self._names = names
        self._articles: set[str] = set()
        self.rows: list[CollectionRow] = []
        self.lexical = LexicalWriter()
        self.sentences = 0
        self.reused = 0

    def write(self, block: Sequence[Page], passages: Sequence[EmbeddedPassage]) -> None:
        for page in block:
            self._store.add_source(page)
            for article in page.articles:
                self._write_article(article)
        for passage in passages:
            self._write_passage(passage)

    def _write_article(self, article: Article) -> None:
        if article.article_id not in self._articles:
            self._articles.add(article.article_id)
            self._store.add_article(article)

    def _write_passage(self, embedded: EmbeddedPassage) -> None:
        passage = embedded.content.passage
        # A comment under no article stands for itself.
        self._write_article(Article(passage.article_id, passage.source, passage.start, passage.end))
        sentences = [
            replace(sentence, row=self.sentences + place)
            for place, sentence in enumerate(embedded.content.sentences)
        ]
        self._store.add_passage(len(self.rows), passage, sentences, embedded.vector_key)
        self.lexical.append(terms(embedded.content.embedded_text.text, self._names))
        self.rows.append(CollectionRow(passage.passage_id, passage.article_id, passage.kind))
        self.sentences += len(sentences)
        self.reused += embedded.reused
