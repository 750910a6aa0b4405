"""What a text holds, as it is compared: its content words and the names in it."""

from dataclasses import dataclass
from functools import lru_cache

from ingest.names import NameTable
from rag.words import Word, content_words

KEPT = 20_000
"""Texts whose readings are kept, since they recur from question to question."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The words and the name entries of a text."""

    found: tuple[Word, ...]
    stems: frozenset[str]
    names: frozenset[int]


class TextReader:
    """Reads texts with one name table, each of them once."""

    def __init__(self, names: NameTable) -> None:
        """Find the names of `names`."""
        self._names = names
        self._read = lru_cache(maxsize=KEPT)(self._read_text)

    def __call__(self, text: str) -> Reading:
        """Return what a text holds."""
        return self._read(text)

    def _read_text(self, text: str) -> Reading:
        found = content_words(text)
        return Reading(
            found,
            frozenset(word.stem for word in found),
            frozenset(mention.entry.name_id for mention in self._names.find(text)),
        )
