"""The index as answering reads it: one generation, pinned, for as long as it is open."""

from collections.abc import Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self
from weakref import finalize

import numpy as np

from ingest.embedding.embedder import Vectors
from ingest.errors import IndexDamaged
from ingest.index import layout
from ingest.index.generations import pin, remove_retired
from ingest.index.lexical import LexicalIndex
from ingest.index.manifest import Manifest
from ingest.index.opened_records import IndexRecords
from ingest.index.recipe import recipe_hash
from ingest.index.report import FileReport
from ingest.index.selection import best_rows
from ingest.index.sentence_search import SentenceSearch
from ingest.index.store import Store
from ingest.index.survey import CorpusChange, find_change
from ingest.index.terms import terms
from ingest.index.vector_file import open_vectors
from ingest.index.vector_search import VectorSearch
from ingest.names import NameTable
from ingest.records import SegmentKind


class Index(IndexRecords):
    """One generation, open for reading. Safe to use from several threads; `close` it at the end.

    What it gives never changes while it is open, whatever a builder does meanwhile.

    Attributes:
        generation: The generation's id.
        corpus: The corpus folder that it was made of, as it was given.
        corpus_hash: Over the paths and contents of the files that it was made of.
        model: The embedding model, as a person reads it.
        notice: What a person should know of how it was opened, or None; that CURRENT was
            damaged and an older generation answers, say.
    """

    def __init__(
        self, folder: Path, manifest: Manifest, server: str | None, notice: str | None
    ) -> None:
        """Open a generation that was checked; `open_index` does both.

        Raises:
            IndexDamaged: It cannot be read after all.
        """
        self.generation = manifest.generation
        self.corpus = manifest.corpus
        self.corpus_hash = manifest.corpus_hash
        self.model = str(manifest.model.identity)
        self.notice = notice
        self._manifest = manifest
        self._folder = folder
        with ExitStack() as opening:
            opening.callback(remove_retired, folder, server)
            opening.enter_context(pin(folder))
            store = Store(folder / layout.STORE)
            opening.callback(store.close)
            super().__init__(store)
            self._lexical = LexicalIndex(folder / layout.LEXICAL)
            self._sentence_vectors = open_vectors(folder / layout.SENTENCE_VECTORS)
            self._sentences = SentenceSearch(self._sentence_vectors, self._selection)
            self._vectors = VectorSearch(folder, manifest, server, self._selection)
            opening.callback(self._vectors.close)
            # Also for whoever only lets go of an index, as a page does when a newer one is there.
            self._closing = finalize(self, opening.pop_all().close)

    @cached_property
    def names(self) -> NameTable:
        """Which names are one.

        Raises:
            IndexDamaged: The table cannot be read.
        """
        path = self._folder / layout.NAMES
        try:
            return NameTable.from_json(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"{path} cannot be read: {error}.") from error

    @cached_property
    def report(self) -> tuple[FileReport, ...]:
        """What the build found, file by file."""
        return self._store.report()

    def search_vectors(
        self,
        vector: Vectors,
        k: int,
        article_ids: frozenset[str] | None = None,
        kinds: frozenset[SegmentKind] | None = None,
    ) -> list[tuple[str, float]]:
        """The k passages nearest to a unit vector, with their cosine in -1..1, best first.

        Args:
            vector: float32 [dimensions].
            k: How many.
            article_ids: Only passages of these articles; None is all.
            kinds: Only passages of these kinds; None is all.

        Raises:
            IndexUnavailable: The Chroma server does not answer.
        """
        found = self._vectors.search(vector, k, self._selection.mask(article_ids, kinds))
        return [(self._selection.keys[row].passage_id, cosine) for row, cosine in found]

    def search_sentences(
        self,
        vector: Vectors,
        k: int,
        article_ids: frozenset[str] | None = None,
        kinds: frozenset[SegmentKind] | None = None,
    ) -> list[tuple[str, float]]:
        """The k passages with the nearest single sentence, with its cosine, best first.

        Every sentence of the index is compared; the arguments are those of `search_vectors`.
        """
        found = self._sentences.search(vector, k, self._selection.mask(article_ids, kinds))
        return [(self._selection.keys[row].passage_id, cosine) for row, cosine in found]

    def search_words(
        self,
        text: str,
        k: int,
        article_ids: frozenset[str] | None = None,
        kinds: frozenset[SegmentKind] | None = None,
    ) -> list[tuple[str, float]]:
        """The k passages with the highest BM25 score above 0, best first.

        Args:
            text: The question; its names count under every spelling that the index knows.
            k: How many at most.
            article_ids: Only passages of these articles; None is all.
            kinds: Only passages of these kinds; None is all.
        """
        scores = self._lexical.scores(terms(text, self.names), len(self._selection))
        mask = self._selection.mask(article_ids, kinds)
        if mask is not None:
            scores = np.where(mask, scores, np.float32(0))
        return [
            (self._selection.keys[row].passage_id, float(scores[row]))
            for row in best_rows(scores, max(k, 0))
            if scores[row] > 0
        ]

    @property
    def passage_count(self) -> int:
        """How many passages there are, of articles and comments together."""
        return len(self._selection)

    def document_frequency(self, stem: str) -> int:
        """How many passages have a word, given by its Snowball English stem."""
        return self._lexical.document_frequency(stem)

    def passage_vectors(self, passage_ids: Sequence[str]) -> Vectors:
        """Unit vectors of passages, float32 [ids, dimensions].

        Raises:
            KeyError: There is no such passage.
        """
        rows = [self._selection.row_of[passage_id] for passage_id in passage_ids]
        return np.array(self._vectors.vectors[rows])

    def sentence_vectors(self, rows: Sequence[int]) -> Vectors:
        """Unit vectors of sentences by `Sentence.row`, float32 [rows, dimensions].

        Raises:
            IndexError: There is no such row.
        """
        return np.array(self._sentence_vectors[list(rows)])

    @property
    def rules_changed(self) -> bool:
        """Whether this version of Pressmark reads pages otherwise than the one that made it."""
        return self._manifest.recipe != recipe_hash()

    def corpus_changed(self, corpus: Path) -> CorpusChange | None:
        """How the corpus folder differs from what was indexed; None where it does not.

        Raises:
            CorpusError: The folder is missing.
        """
        return find_change(corpus, self._manifest.corpus_files)

    def close(self) -> None:
        """Let go of the generation. Nothing can be asked afterwards."""
        self._closing()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()
