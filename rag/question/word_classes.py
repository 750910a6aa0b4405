"""Which words of a question may be nouns, by the lists of `word_classes.toml` and their endings."""

import tomllib
from functools import cache
from importlib.resources import files

from rag.words import Word, stopwords

SHORTEST_PAST = 4
"""Shorter words in -ed are nouns: "bed", "shed"."""
_SINGULAR_ENDS = ("ss", "us", "is")
_CLOSED = ("determiners", "owners", "links", "about")


@cache
def word_class(name: str) -> frozenset[str]:
    """Return a list of words: `word_class("links")` has "of" and "in"."""
    data = tomllib.loads(files("rag.question").joinpath("word_classes.toml").read_text("utf-8"))
    return frozenset(data[name])


def is_several(folded: str) -> bool:
    """Whether a lower-case noun is a plural."""
    ends = folded.endswith("s") and not folded.endswith(_SINGULAR_ENDS)
    return ends or folded in word_class("plurals")


def is_past(folded: str) -> bool:
    """Whether a lower-case word may be the past form of a verb."""
    ends = folded.endswith("ed") and not folded.endswith("eed") and len(folded) > SHORTEST_PAST
    return ends or folded in word_class("past")


def is_nounish(word: Word, *, leads: bool, verbal: bool) -> bool:
    """Whether a word may be of a noun phrase.

    `leads`: it stands directly behind the determiner; `verbal`: a verb may follow the phrase.
    """
    folded = word.folded
    closed = any(folded in word_class(name) for name in _CLOSED)
    if closed or folded in stopwords() - word_class("written"):
        return False
    if (word.capital and word.start) or leads:
        return True
    if folded in word_class("no_nouns") or (not word.start and folded in word_class("base")):
        return False
    if folded.endswith(("ly", "ing")) or is_past(folded):
        return False
    return not (verbal and (folded in word_class("base") or _is_third_person(folded)))


def _is_third_person(folded: str) -> bool:
    """Whether a word may be a verb with its ending: "Which hospital treats the miners?"."""
    base = word_class("base")
    return any(folded.endswith(end) and folded.removesuffix(end) in base for end in ("s", "es"))
