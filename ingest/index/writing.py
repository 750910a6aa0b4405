"""Writes the files of one generation, block by block of pages."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from llama_index.core.ingestion import IngestionPipeline

from ingest.embedding.embedder import PassageEmbedder
from ingest.facts import spoken_spans
from ingest.index import layout
from ingest.index.collection import CollectionRow, create_collection
from ingest.index.known_vectors import KnownVectors
from ingest.index.lexical import LexicalWriter
from ingest.index.report import FileReport
from ingest.index.spare_room import clear_spare_room
from ingest.index.steps import BuildStep
from ingest.index.store_writer import StoreWriter
from ingest.index.terms import NameFinder, terms
from ingest.index.vector_file import VectorFileWriter, open_vectors
from ingest.pipeline import PageDocument, PassageEmbedding, PassageNode, PassageSplitter
from ingest.records import Article, Page

BLOCK_CHARACTERS = 300_000
"""Text of the pages that are embedded together: enough to sort passages by length, little
enough that memory does not grow with the corpus."""


@dataclass(frozen=True, slots=True)
class WritingPlan:
    """What `write_generation` needs beside the pages."""

    folder: Path
    place: Path | str
    collection: str
    embedder: PassageEmbedder
    known: KnownVectors
    progress: Callable[[str, int, int], None]
    on_step: Callable[[BuildStep], None]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    passages: int
    sentences: int
    reused: int


def write_generation(
    plan: WritingPlan, pages: Sequence[Page], names: NameFinder, reports: Sequence[FileReport]
) -> Written:
    """Write the store, both vector files, the lexical index and the Chroma collection."""
    writer = _BlockWriter(plan, names)
    with ExitStack() as files:
        writer.open(files)
        total = sum(len(page.text.text) for page in pages)
        done = 0
        for block in _blocks(pages):
            size = sum(len(page.text.text) for page in block)
            writer.write(block, _share(plan.progress, done, size, total))
            done += size
            plan.on_step(BuildStep.BLOCK_EMBEDDED)
        writer.store.add_report(reports)
    plan.on_step(BuildStep.STORED)
    writer.lexical.write(plan.folder / layout.LEXICAL)
    plan.on_step(BuildStep.LEXICAL_WRITTEN)
    _write_collection(plan, writer.rows)
    plan.on_step(BuildStep.VECTORS_WRITTEN)
    return Written(len(writer.rows), writer.sentences, writer.reused)


class _BlockWriter:
    """Takes blocks of pages through the pipeline into the open files."""

    def __init__(self, plan: WritingPlan, names: NameFinder) -> None:
        self._plan = plan
        self._names = names
        self._articles: set[str] = set()
        self._passages: set[str] = set()
        self.rows: list[CollectionRow] = []
        self.lexical = LexicalWriter()
        self.sentences = 0
        self.reused = 0

    def open(self, files: ExitStack) -> None:
        folder, width = self._plan.folder, self._plan.embedder.identity.dimensions
        self.store = files.enter_context(StoreWriter(folder / layout.STORE))
        self._passage_vectors = files.enter_context(
            VectorFileWriter(folder / layout.PASSAGE_VECTORS, width)
        )
        self._sentence_vectors = files.enter_context(
            VectorFileWriter(folder / layout.SENTENCE_VECTORS, width)
        )

    def write(self, block: Sequence[Page], progress: Callable[[int, int], None]) -> None:
        for page in block:
            self._write_page(page)
        pipeline = IngestionPipeline(
            transformations=[
                PassageSplitter(self._plan.embedder, spoken_spans),
                PassageEmbedding(self._plan.embedder, self._plan.known, progress),
            ],
            disable_cache=True,
        )
        for node in pipeline.run(documents=[PageDocument.of(page) for page in block]):
            # The same words in two places (a comment posted twice) are one piece of evidence.
            if isinstance(node, PassageNode) and node.node_id not in self._passages:
                self._write_passage(node)

    def _write_page(self, page: Page) -> None:
        self.store.add_source(page)
        for article in page.articles:
            self._write_article(article)

    def _write_article(self, article: Article) -> None:
        if article.article_id not in self._articles:
            self._articles.add(article.article_id)
            self.store.add_article(article)

    def _write_passage(self, node: PassageNode) -> None:
        passage, vectors = node.content.passage, node.vectors
        self._passages.add(passage.passage_id)
        # A comment under no article stands for itself.
        self._write_article(Article(passage.article_id, passage.source, passage.start, passage.end))
        sentences = [
            replace(sentence, row=self.sentences + place)
            for place, sentence in enumerate(node.content.sentences)
        ]
        self.store.add_passage(len(self.rows), passage, sentences, vectors.key)
        self._passage_vectors.append(vectors.passage[None, :])
        self._sentence_vectors.append(vectors.sentences)
        self.lexical.append(terms(node.content.embedded_text.text, self._names))
        self.rows.append(CollectionRow(passage.passage_id, passage.article_id, passage.kind))
        self.sentences += len(sentences)
        self.reused += vectors.reused


def _write_collection(plan: WritingPlan, rows: Sequence[CollectionRow]) -> None:
    vectors = open_vectors(plan.folder / layout.PASSAGE_VECTORS)
    collection = create_collection(plan.place, plan.collection)
    try:
        collection.add(rows, vectors, lambda done: plan.progress("indexing", done, len(rows)))
    finally:
        collection.close()
    if isinstance(plan.place, Path):
        clear_spare_room(plan.place, len(rows))


def _blocks(pages: Sequence[Page]) -> Iterator[list[Page]]:
    block: list[Page] = []
    size = 0
    for page in pages:
        block.append(page)
        size += len(page.text.text)
        if size >= BLOCK_CHARACTERS:
            yield block
            block, size = [], 0
    if block:
        yield block


def _share(
    progress: Callable[[str, int, int], None], done: int, size: int, total: int
) -> Callable[[int, int], None]:
    """Progress in passages of one block as progress in characters of the whole corpus."""

    def tell(passages: int, of_passages: int) -> None:
        progress("embedding", done + size * passages // max(1, of_passages), total)

    return tell
