"""Words as they are compared: tokens with stems, and which of them carry meaning."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import Stemmer

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s?$")
_stemmer = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Word:
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


def words(text: str) -> tuple[Word, ...]:
    """Split a text into its words; "Iraq’s 2,500" gives iraq and 2500."""
    found = []
    for match in _WORD.finditer(text):
        raw = match.group()
        bare = _POSSESSIVE.sub("", raw).replace("’", "'")
        folded = bare.lower().replace(",", "") if bare[0].isdigit() else bare.lower()
        found.append(Word(folded, stem(folded), match.start(), match.end(), raw[0].isupper()))
    return tuple(found)


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
    shouted = text.isupper()
    return tuple(
        word
        for word in words(text)
        if word.folded not in stopwords()
        or (not shouted and word.end - word.start > 1 and text[word.start : word.end].isupper())
    )
