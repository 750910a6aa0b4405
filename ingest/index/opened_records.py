"""What an open index knows of its articles, passages and sentences, kept in memory once read."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from ingest.index.selection import RowSelection
from ingest.index.store import Store, StoredPassage
from ingest.records import Article, Passage, Segment, SegmentKind, Sentence

CACHED_TEXTS = 256
CACHED_PASSAGES = 20_000


class IndexRecords:
    """Reads the article store of one generation. Safe to use from several threads."""

    def __init__(self, store: Store) -> None:
        """Read from an open store."""
        self._store = store
        self._selection = RowSelection(store.passage_keys())
        self._stored: dict[int, StoredPassage] = {}
        self._text = lru_cache(CACHED_TEXTS)(store.text)
        self._segments = lru_cache(CACHED_TEXTS)(store.segments)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Every article by its id, in the order of the corpus.

        A comment that stands under no article has a bare one of its own.
        """
        return self._store.articles()

    @cached_property
    def comment_writers(self) -> Mapping[str, tuple[str, ...]]:
        """The passages of readers' comments by the writer's screen name, in page order."""
        written: dict[str, list[str]] = {}
        for name, passage_id in self._store.comment_writers():
            written.setdefault(name, []).append(passage_id)
        return {name: tuple(passage_ids) for name, passage_ids in written.items()}

    def source_text(self, source: str) -> str:
        """The decoded text of a source, which all offsets are offsets of.

        Raises:
            KeyError: There is no such source.
        """
        return self._text(source)

    def segments(self, source: str) -> tuple[Segment, ...]:
        """The segments of a source, in page order.

        Raises:
            KeyError: There is no such source.
        """
        return self._segments(source)

    def passages(self, passage_ids: Sequence[str]) -> list[Passage]:
        """The passages of some ids, in the order asked for.

        Raises:
            KeyError: There is no such passage.
        """
        rows = [self._selection.row_of[passage_id] for passage_id in passage_ids]
        stored = self._load(rows)
        return [stored[row].passage for row in rows]

    def sentences(self, passage_ids: Iterable[str]) -> list[Sentence]:
        """The sentences of some passages, in text order (by source, then by offset).

        Raises:
            KeyError: There is no such passage.
        """
        rows = sorted({self._selection.row_of[passage_id] for passage_id in passage_ids})
        stored = self._load(rows)
        found = [sentence for row in rows for sentence in stored[row].sentences]
        return sorted(found, key=lambda sentence: (sentence.source, sentence.start))

    def passage_before(self, passage_id: str) -> str | None:
        """The passage before one in the same article or comment; None before the first.

        Raises:
            KeyError: There is no such passage.
        """
        row = self._selection.row_of[passage_id]
        own, before = self._selection.keys[row], self._selection.keys[max(row - 1, 0)]
        same = row > 0 and (own.article_id, own.kind) == (before.article_id, before.kind)
        return before.passage_id if same else None

    def article_sentences(self, article_id: str) -> list[Sentence]:
        """An article's own sentences in text order, without those of comments under it.

        For a comment that stands under no article, its sentences. Empty for an unknown id.
        """
        rows = self._selection.rows_of_article(article_id)
        kinds = [self._selection.keys[row].kind for row in rows]
        if SegmentKind.ARTICLE in kinds:
            rows = [row for row, kind in zip(rows, kinds, strict=True) if kind == "article"]
        return self.sentences(self._selection.keys[row].passage_id for row in rows)

    def _load(self, rows: Sequence[int]) -> dict[int, StoredPassage]:
        """The records of some rows, from memory where they were read before."""
        known = {row: self._stored[row] for row in rows if row in self._stored}
        missing = [row for row in rows if row not in known]
        if missing:
            read = self._store.passages(missing)
            if len(self._stored) + len(read) > CACHED_PASSAGES:
                self._stored = {}
            self._stored.update(read)
            known |= read
        return known
