"""What a question names, and evidence must mention: names, nationalities, numbers, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.names import NameMention
from rag.question.times import MONTHS
from rag.words import Word, stopwords, words

_EITHER = re.compile(r"\b(\w+) or (?:an? |the )?(\w+)")
"""Alternatives ("a Marine or a Navy general"): evidence need not mention both."""

_INITIALS_OF_THINGS = frozenset(
    ["mp", "gp", "ceo", "cfo", "tv", "ngo", "pc", "id", "hr", "it", "ai", "dna", "covid", "suv",
     "cv", "pr", "vip", "pow", "ied", "gdp", "vat", "ok", "pm", "am", "mep", "phd", "faq"]
)  # fmt: skip
"""Initials of things and callings, which articles as often write out: no names."""
_OWNER = re.compile(r"['’]s?\s+[a-z]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name, nationality, number or date of the question that evidence must mention.

    `name_id` is its entry in the name table; None for a word that no article writes as a name.
    `also` are entries that stand for the same: the country of a capital. An `owner` is named for
    somebody of theirs, who may bear the family name: "Dessard's brother".
    """

    text: str
    stem: str
    name_id: int | None = None
    number: bool = False
    also: frozenset[int] = frozenset()
    owner: bool = False


def anchors_of(
    text: str, mentions: Sequence[NameMention], terms: Sequence[Word]
) -> tuple[Anchor, ...]:
    """Return the names of a question, and of its other words the numbers and those in capitals."""
    anchors = [_named(text, found) for found in mentions]
    shouted = text.upper() == text
    either = {word for pair in _EITHER.findall(text) for word in pair}
    first = words(text)[0].start
    anchors += [
        Anchor(
            word.folded if word.number else text[word.start : word.end],
            word.stem,
            None,
            word.number,
        )
        for word in terms
        if word.number
        or (
            word.capital
            and word.start > first
            and word.folded not in MONTHS
            and word.folded.removesuffix("s") not in _INITIALS_OF_THINGS
            and text[word.start : word.end] not in either
            and not shouted
            and not _title_case(text)
        )
    ]
    return tuple(anchors)


def _named(text: str, found: NameMention) -> Anchor:
    owner = bool(_OWNER.match(text, found.end)) and found.entry.kind == "person"
    told, stem = text[found.start : found.end], found.entry.canonical.lower()
    return Anchor(told, stem, found.entry.name_id, owner=owner)


def _title_case(text: str) -> bool:
    """Whether nearly every longer word is capitalised, so that capitals mark no names."""
    longer = [
        word for word in words(text) if len(word.folded) > 3 and word.folded not in stopwords()
    ]
    return len(longer) >= 4 and all(word.capital for word in longer)
