"""What the lexical index counts: stemmed words of a text, and the names that it holds.

A name adds one term for the person or place itself beside its words, so that a page that
writes "McKinsey" is found by a question about "McKenzie", where the two are one name.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import Stemmer

from ingest.folding import fold
from ingest.names import NameMention

_WORD = re.compile(r"\d+(?:[.,]\d+)*(?!\w)|\w+(?:['.]\w+)*")
_NAME_MARK = "\x00"
_LANGUAGE = "english"
_STOP_WORDS = frozenset(
    Path(__file__).with_name("function_words.txt").read_text(encoding="utf-8").split()
)
"""Function words of English (its closed classes), which say nothing of what a text is about."""


class NameFinder(Protocol):
    """The part of a name table that finds names in a text."""

    def find(self, text: str) -> Sequence[NameMention]:
        """The names in a text."""
        ...


def terms(text: str, names: NameFinder) -> list[str]:
    """The terms of a passage or of a question.

    Example: `"The 2,500 troops' commanders"` gives `["2500", "troop", "command"]`.
    """
    found = _WORD.findall(fold(text).text)
    words = (word if word.isalnum() else _bare(word) for word in found)
    counted = [_stem(word) for word in words if word not in _STOP_WORDS]
    counted.extend(f"{_NAME_MARK}{mention.entry.name_id}" for mention in names.find(text))
    return counted


def _bare(word: str) -> str:
    """`2,500` as `2500`, `u.s` as `us`, `iraq's` as `iraq`; `3.5` stays."""
    whole = word.replace(",", "")
    if whole.replace(".", "").isdecimal():
        return whole
    return word.replace(".", "").removesuffix("'s")


@lru_cache(maxsize=16_384)
def _stem(word: str) -> str:
    # A stemmer is made for each call that misses the cache: one object is not safe to share
    # between threads, and making one costs three microseconds.
    return str(Stemmer.Stemmer(_LANGUAGE, 0).stemWord(word))
