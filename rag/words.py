"""Words as they are compared: tokens with stems, and which of them carry meaning."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import Stemmer

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s?$")
KEPT_TEXTS = 4_096
"""Texts whose words are kept: several parts of an answer look at one sentence."""
LEAST_PART, LEAST_REST = 4, 3
"""Letters of a word that is part of a compound, and of the rest of that."""
_stemmer = Stemmer.Stemmer("english")


class Word(NamedTuple):
    """One word of a text: `folded` is its lower-case form, `stem` its Snowball stem.

    `start` and `end` are characters in the text that it was read from.
    """

    folded: str
    stem: str
    start: int
    end: int
    capital: bool

    @property
    def number(self) -> bool:
        """Whether the word is written in digits."""
        return self.folded[0].isdigit()


@lru_cache(maxsize=100_000)
def stem(folded: str) -> str:
    """Return the Snowball English stem; `stem("killings") == "kill"`."""
    return str(_stemmer.stemWord(folded))


def is_part(part: str, whole: str) -> bool:
    """Whether one stem begins or ends a longer one; `is_part("strike", "airstrik")`."""
    part, whole = part.removesuffix("e"), whole.removesuffix("e")
    apart = len(whole) - len(part) >= LEAST_REST and len(part) >= LEAST_PART
    return apart and (whole.startswith(part) or whole.endswith(part))


@lru_cache(maxsize=KEPT_TEXTS)
def words(text: str) -> tuple[Word, ...]:
    """Split a text into its words; "Iraq’s 2,500" gives iraq and 2500."""
    found = []
    for match in _WORD.finditer(text):
        folded, stemmed, capital = _read(match[0])
        found.append(Word(folded, stemmed, *match.span(), capital))
    return tuple(found)


@lru_cache(maxsize=100_000)
def _read(written: str) -> tuple[str, str, bool]:
    """Return a word's lower-case form and its stem, and whether it has a capital."""
    bare = _POSSESSIVE.sub("", written).replace("’", "'")
    folded = bare.lower().replace(",", "") if bare[0].isdigit() else bare.lower()
    return folded, stem(folded), written[0].isupper()


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Return the words that carry no subject: articles, pronouns, auxiliaries, question words."""
    listing = files("rag").joinpath("stopwords.txt").read_text(encoding="utf-8")
    return frozenset(
        word for line in listing.splitlines() if not line.startswith("#") for word in line.split()
    )


def content_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text that are not stopwords, in order.

    An abbreviation in capitals ("US", "WHO") is none, unless the whole text is in capitals.
    """
    return tuple(_each_content_word(text))


def has_content(text: str) -> bool:
    """Return whether a text has a word that is no stopword."""
    return any(_each_content_word(text))


def _each_content_word(text: str) -> Iterator[Word]:
    shouted, empty = text.isupper(), stopwords()
    for word in words(text):
        if word.folded not in empty or (
            not shouted and word.end - word.start > 1 and text[word.start : word.end].isupper()
        ):
            yield word
