"""Words as numbers: what is kept of every sentence of a corpus must be small."""

import re
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from zlib import crc32

WORD = re.compile(r"[^\W_]+")
_NUMBER = "I"
_SIZE = array(_NUMBER).itemsize
_NOTHING = -1
_ENDING = re.compile(r"(?:ing|ed|es|s|ly)$")
_STEM_FROM = 6
_FUNCTION_WORDS = frozenset(
    Path(__file__).with_name("function_words.txt").read_text("utf-8").split("\n\n")[1].split()
)


class Vocabulary:
    """Gives each word and each stem that it meets a number, in the order of meeting."""

    def __init__(self) -> None:
        """Begin without a word."""
        self._numbers = _Numbers()
        self._stems = _Stems(self._numbers)

    def numbered(self, words: Iterable[str]) -> bytes:
        """Pack the numbers of words, in order; `unpacked` gives them back."""
        return array(_NUMBER, map(self._numbers.__getitem__, words)).tobytes()

    def content(self, words: Iterable[str]) -> bytes:
        """Pack the numbers of the words' stems, each once, function words left out."""
        found = set(map(self._stems.__getitem__, words))
        found.discard(_NOTHING)
        return array(_NUMBER, sorted(found)).tobytes()

    def hashes(self) -> list[int]:
        """Give for each number a hash of its word, the same in every process."""
        return [crc32(word.encode("utf-8")) for word in self._numbers]


def unpacked(numbers: bytes) -> Sequence[int]:
    """Give the numbers that `Vocabulary` packed."""
    return array(_NUMBER, numbers)


def count(numbers: bytes) -> int:
    """Count the numbers that `Vocabulary` packed."""
    return len(numbers) // _SIZE


class _Numbers(dict[str, int]):
    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Stems(dict[str, int]):
    """The number of each word's stem; `_NOTHING` for a function word."""

    def __init__(self, numbers: _Numbers) -> None:
        super().__init__(dict.fromkeys(_FUNCTION_WORDS, _NOTHING))
        self._of = numbers

    def __missing__(self, word: str) -> int:
        stem = _ENDING.sub("", word) if len(word) >= _STEM_FROM else word
        number = self[word] = self._of[stem]
        return number
