"""Words of a text with their places, folded for comparison."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")
_SPECIAL = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "e",
        "ħ": "h",
    }
)


class Word(NamedTuple):
    """One run of letters or digits; `key` is its folded form."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """Fold case, accents and letter variants: `"Türkiye"` gives `"turkiye"`."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_SPECIAL))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Give the words of `text[start:end]` in order."""
    matches = WORD.finditer(text, start, end)
    return [Word(fold_word(match[0]), *match.span()) for match in matches]


def folded_words(text: str, start: int, end: int) -> list[str]:
    """Give the words of `text[start:end]` in order, folded, without their places."""
    return list(map(fold_word, WORD.findall(text, start, end)))


def key_of(text: str) -> tuple[str, ...]:
    """Give the folded words of a name: `"Al-Kadhimi"` gives `("al", "kadhimi")`."""
    return tuple(fold_word(word) for word in WORD.findall(text))
