"""One question's way from the index to ranked sentences; every strategy searches through it."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from ingest.index import Index
from ingest.names import NameTable
from ingest.records import Article, SegmentKind
from rag.article_names import ArticleNames
from rag.evidence.alignment import Alignments
from rag.evidence.candidates import Candidate, gather
from rag.evidence.ranked import Ranked, rank
from rag.evidence.remembering import RememberingReader
from rag.evidence.rereading import MOST_READ, WindowReader, read_further, reread
from rag.evidence.signals import SignalReader
from rag.evidence.weights import Weights
from rag.question.understanding import Question
from rag.request import Filters
from rag.retrieval import Hit, HybridSearch, QuestionEncoder, Search
from rag.word_matching import WordMatcher

PASSAGES = 20
"""Passages retrieved for a question; the first few give candidates, all are reported."""
PSEUDO_PASSAGES = 50
"""Passages without any of the question's words that every corpus is taken to have beside its own:
in a collection of one article, a word of every passage is still what it is about."""
ALIKE = 0.6
"""Sentences whose vectors are closer than this speak of one thing."""
Worth = Callable[[str], object]
"""Whether a sentence is worth looking at, by its text."""
ARTICLES_ONLY = frozenset({SegmentKind.ARTICLE})
COMMENTS_ONLY = frozenset({SegmentKind.READER_COMMENT})


def _any(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Found:
    """Ranked sentences of a search; `vectors[entry.row]` is the vector of `entry`'s sentence."""

    hits: tuple[Hit, ...]
    ranked: tuple[Ranked, ...]
    vectors: NDArray[np.float32]


class Searcher:
    """Searches one pinned index."""

    def __init__(
        self,
        index: Index,
        encoder: QuestionEncoder,
        matcher: WordMatcher,
        weights: Weights,
        reader: WindowReader | None = None,
    ) -> None:
        """`encoder` is the model that made the index; `reader` may be left out."""
        self.index = index
        self.weights = weights
        self.encoder = encoder
        self.matcher = matcher
        self._search = HybridSearch(index, encoder)
        self.alignment = Alignments(index)
        self._reader = RememberingReader(reader) if reader else None
        self.signals = SignalReader(index.names, matcher, lru_cache(50_000)(self._weight))

    @property
    def names(self) -> NameTable:
        """The name table of the index."""
        return self.index.names

    @cached_property
    def article_names(self) -> ArticleNames:
        """What the articles of the index are named by."""
        return ArticleNames(self.index.articles.values())

    @cached_property
    def _by_origin(self) -> dict[str, list[str]]:
        by_origin: dict[str, list[str]] = {}
        for article in self.index.articles.values():
            by_origin.setdefault(article.origin or article.article_id, []).append(
                article.article_id
            )
        return by_origin

    def retelling(self, article: Article) -> list[str]:
        """Return the ids of the other articles that tell the report which one tells."""
        same = self._by_origin.get(article.origin or article.article_id, [])
        return [other for other in same if other != article.article_id]

    def find(
        self, question: Question, filters: Filters, kinds: frozenset[SegmentKind] = ARTICLES_ONLY
    ) -> Found:
        """Return the sentences that may answer, best first.

        Only articles are read again by the trained reader: comments are never evidence.
        """
        found = self._ranked(
            question,
            self._search.search(
                question.search_text,
                PASSAGES,
                kinds,
                self.allowed_articles(filters),
                question.respelled if question.widely else (),
            ),
        )
        if self._reader is None or kinds != ARTICLES_ONLY:
            return found
        model = self.weights.rank_with_reader
        again = reread(question, found.ranked, self._reader, model, found.vectors)
        return replace(found, ranked=again)

    def read_further(
        self, question: Question, entries: Sequence[Ranked], room: int = MOST_READ
    ) -> tuple[Ranked, ...]:
        """Return the entries with the first of those that the trained reader has not read yet.

        `room` is for how many characters of windows.
        """
        if self._reader is None:
            return tuple(entries)
        return read_further(question, entries, self._reader, self.weights.rank_with_reader, room)

    def among(self, question: Question, passage_ids: Sequence[str], worth: Worth = _any) -> Found:
        """Return the sentences of given passages that are nearest to a question, best first.

        Sentences that are not `worth` it are not looked at.
        """
        return self._ranked(question, self._search.order(question.search_text, passage_ids), worth)

    def alike(
        self,
        question: Question,
        vector: NDArray[np.float32],
        filters: Filters,
        worth: Worth = _any,
    ) -> tuple[Ranked, ...]:
        """Return the articles' sentences that say much the same as one with this vector.

        They may tell the same thing otherwise where the question's own words do not find them.
        Sentences that are not `worth` it are not looked at.
        """
        near = self.index.search_sentences(
            vector, PASSAGES, self.allowed_articles(filters), ARTICLES_ONLY
        )
        close = [key for key, cosine in near if cosine >= ALIKE]
        passages = self.index.passages(close)
        hits = tuple(Hit(passage, 0.0, 0.0, 0.0) for passage in passages)
        found = self._ranked(question, Search(hits, vector[None]), worth)
        return tuple(
            entry for entry in found.ranked if float(found.vectors[entry.row] @ vector) >= ALIKE
        )

    def _ranked(self, question: Question, found: Search, worth: Worth = _any) -> Found:
        candidates = [entry for entry in gather(self.index, found.hits) if worth(entry.text)]
        vectors = self.index.sentence_vectors([entry.sentence.row for entry in candidates])
        cosines = found.cosines(vectors) if len(candidates) else np.zeros(0, np.float32)
        signals = self.signals.signals(question, candidates, cosines)
        ranked = rank(question, candidates, signals, self.names, self.weights.rank)
        return Found(found.hits, ranked, vectors)

    def near(
        self, text: str, filters: Filters, kinds: frozenset[SegmentKind] = ARTICLES_ONLY
    ) -> tuple[Candidate, ...]:
        """Return the sentences of all passages that are nearest to a text, unranked."""
        found = self._search.search(text, PASSAGES, kinds, self.allowed_articles(filters))
        return gather(self.index, found.hits, PASSAGES)

    def near_any(self, texts: Iterable[str], filters: Filters) -> tuple[Candidate, ...]:
        """Return the sentences of articles that are nearest to one of the texts, each once."""
        found = {
            candidate.sentence.row: candidate
            for text in texts
            for candidate in self.near(text, filters)
        }
        return tuple(found.values())

    def allowed_articles(self, filters: Filters) -> frozenset[str] | None:
        """Return the ids of the articles that filters let through, or None for all of them."""
        if not (
            filters.published_from
            or filters.published_to
            or filters.publishers
            or filters.article_ids
        ):
            return None
        return frozenset(
            article.article_id
            for article in self.index.articles.values()
            if (not filters.article_ids or article.article_id in filters.article_ids)
            and (not filters.publishers or article.publisher in filters.publishers)
            and (
                filters.published_from is None
                or (article.published.value or filters.published_from.min) >= filters.published_from
            )
            and (
                filters.published_to is None
                or (article.published.value or filters.published_to.max) <= filters.published_to
            )
        )

    def _weight(self, stem: str) -> float:
        """Return the inverse document frequency of a stem, as BM25 counts it."""
        total = self.index.passage_count + PSEUDO_PASSAGES
        having = self.index.document_frequency(stem)
        return math.log(1 + (total - having + 0.5) / (having + 0.5))
