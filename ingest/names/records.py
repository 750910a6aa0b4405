"""What the name table holds and hands out."""

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["person", "place", "organisation", "other"]


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One person, place or organisation, under every spelling that is taken for it.

    `forms` is every spelling, the canonical one first. `articles` holds the ids of the articles
    that name it and `count` how often they do; both are empty for a country that the corpus
    never names. `may_be` is set for a surname that several people share: the ids of the
    entries that it may stand for.
    """

    name_id: int
    canonical: str
    kind: NameKind
    forms: tuple[str, ...]
    articles: tuple[str, ...] = ()
    count: int = 0
    may_be: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name at `text[start:end]`; `misspelt` where the nearest known spelling was taken."""

    start: int
    end: int
    entry: NameEntry
    misspelt: bool = False
