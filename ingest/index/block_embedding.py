"""Blocks of pages taken through LlamaIndex's pipeline, and their vectors into the open files."""

import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.schema import BaseNode

from ingest.embedding.embedder import PassageEmbedder
from ingest.facts import spoken_spans
from ingest.index import layout
from ingest.index.beside import made_beside
from ingest.index.known_vectors import KnownVectors
from ingest.index.steps import BuildStep
from ingest.index.vector_file import VectorFileWriter
from ingest.pipeline import (
    PageDocument,
    PassageContent,
    PassageEmbedding,
    PassageNode,
    PassageSplitter,
)
from ingest.records import Page

BLOCK_CHARACTERS = 300_000
"""Text of the pages that are embedded together: enough to sort passages by length, little
enough that memory does not grow with the corpus."""
BLOCKS_SPLIT_AHEAD = 2
"""Blocks that may be split before they are embedded."""


@dataclass(frozen=True, slots=True)
class EmbeddingPlan:
    """Where vectors go, what makes them, and who is told."""

    folder: Path
    embedder: PassageEmbedder
    known: KnownVectors
    progress: Callable[[str, int, int], None]
    on_step: Callable[[BuildStep], None]


@dataclass(frozen=True, slots=True)
class EmbeddedPassage:
    """A passage whose vectors are written; `reused` if an earlier build had computed them."""

    content: PassageContent
    vector_key: str
    reused: bool


class _StoppedError(Exception):
    """Nobody wants the block any more that is being embedded."""


class BlockEmbedder:
    """Splits and embeds blocks of pages; the vectors go to their files in order."""

    def __init__(self, plan: EmbeddingPlan, files: ExitStack) -> None:
        """Open the files, which `files` closes."""
        self._plan = plan
        self._stopped = threading.Event()
        self._passages: set[str] = set()
        width = plan.embedder.identity.dimensions
        self._passage_vectors = files.enter_context(
            VectorFileWriter(plan.folder / layout.PASSAGE_VECTORS, width)
        )
        self._sentence_vectors = files.enter_context(
            VectorFileWriter(plan.folder / layout.SENTENCE_VECTORS, width)
        )

    def stop(self) -> None:
        """Embed no further batch of passages, in whatever thread that goes on."""
        self._stopped.set()

    def embedded(self, pages: Sequence[Page]) -> Generator[list[EmbeddedPassage]]:
        """Give the passages of one block of pages after the other."""
        plan = self._plan
        total = sum(len(page.text.text) for page in pages)
        done = 0
        with made_beside(self._split(pages), BLOCKS_SPLIT_AHEAD) as split:
            for block, nodes in split:
                size = sum(len(page.text.text) for page in block)
                progress = self._unless_stopped(_share(plan.progress, done, size, total))
                embedding = PassageEmbedding(plan.embedder, plan.known, progress)
                pipeline = IngestionPipeline(transformations=[embedding], disable_cache=True)
                passages = []
                for node in pipeline.run(nodes=nodes):
                    # The same words in two places (a comment posted twice) are one evidence.
                    if isinstance(node, PassageNode) and node.node_id not in self._passages:
                        passages.append(self._written(node))
                done += size
                plan.on_step(BuildStep.BLOCK_EMBEDDED)
                yield passages

    def _unless_stopped(self, tell: Callable[[int, int], None]) -> Callable[[int, int], None]:
        """Tell progress, which comes after each batch, unless the embedder was stopped."""

        def told(done: int, total: int) -> None:
            if self._stopped.is_set():
                raise _StoppedError
            tell(done, total)

        return told

    def _split(self, pages: Sequence[Page]) -> Generator[tuple[list[Page], Sequence[BaseNode]]]:
        """Give block after block with its passages, not embedded yet."""
        splitter = PassageSplitter(self._plan.embedder, spoken_spans)
        pipeline = IngestionPipeline(transformations=[splitter], disable_cache=True)
        for block in blocks_of(pages):
            nodes = pipeline.run(documents=[PageDocument.of(page) for page in block])
            self._plan.on_step(BuildStep.BLOCK_SPLIT)
            yield block, nodes

    def _written(self, node: PassageNode) -> EmbeddedPassage:
        self._passages.add(node.node_id)
        vectors = node.vectors
        self._passage_vectors.append(vectors.passage[None, :])
        self._sentence_vectors.append(vectors.sentences)
        return EmbeddedPassage(node.content, vectors.key, vectors.reused)


def blocks_of(pages: Sequence[Page]) -> Iterator[list[Page]]:
    """Part pages into blocks; it goes by their texts alone."""
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
