"""What a quantity counts, where, whose, and what happened to it: whether two are of one thing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.names import NameTable
from rag.conflicts.lexicon import HARM, happening_of, kind_of, one_unit
from rag.conflicts.quantities import Quantity, parse_quantities
from rag.conflicts.records import ConflictInput, Reading
from rag.words import content_words, stem, stopwords, words

_CLAUSE_END = re.compile(
    r"[;:!?\n]|(?<!\bU\.S)(?<!\bU)(?<!\bGen)\.(?=\s|$)|,\s+(?=(?:and|but|while|which|who|though)\b)"
)
_NUMBER_OF = re.compile(r"\bnumber of (?P<what>[^,.;:]{2,50}?)\s+(?:in|is|was|to|at|has|had|by)\b")
_LEADING_IN = re.compile(r"\b(?:in|at|from|to|across|inside|into|on)\s+(?:the\s+)?$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORDS_BEFORE = 8
_WORDS_AFTER = 13
MIN_SHARED_STEMS = 2
BROAD = frozenset({"money", "share", "time", "length"})
"""Kinds of figures that measure; two of them need more in common than their kind."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted: a kind or noun, places, nationalities, happenings, years, other words."""

    unit: str | None
    places: frozenset[int]
    peoples: frozenset[int]
    happenings: frozenset[str]
    years: frozenset[str]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity with what it counts; `noun` is how the text names that."""

    reading: Reading
    quantity: Quantity
    subject: Subject
    noun: str


def counts_of(source: ConflictInput, names: NameTable) -> Iterator[Count]:
    """Read the counts of one input."""
    quantities = parse_quantities(source.text)
    for place, quantity in enumerate(quantities):
        start, end = _clause(source.text, quantity)
        if place and quantities[place - 1].start >= start:
            start = quantities[place - 1].end
        if place + 1 < len(quantities) and quantities[place + 1].start < end:
            end = quantities[place + 1].start
        noun = _noun(source.text, quantity, start)
        subject = subject_of(source.text[start:end], quantity.start - start, noun, names)
        reading = Reading(source, quantity.start, _with_unit(source.text, quantity))
        yield Count(reading, quantity, _with_kind(subject, quantity), noun)


def subject_of(clause: str, at: int, noun: str, names: NameTable) -> Subject:
    """Read what a clause's figure at `at` is about; `noun` names what is counted."""
    places: set[int] = set()
    peoples: set[int] = set()
    for mention in names.find(clause):
        if mention.entry.kind == "place":
            inside = _LEADING_IN.search(clause[: mention.start])
            (places if inside else peoples).add(mention.entry.name_id)
    found = words(clause)
    position = sum(word.start < at for word in found)
    beside = found[max(0, position - _WORDS_BEFORE) : position + _WORDS_AFTER]
    noun_words = [word.folded for word in words(noun)]
    named = {name for word in noun_words if (name := happening_of(word))}
    happenings = named or {name for word in beside if (name := happening_of(word.folded))}
    unit = next((kind for word in noun_words if (kind := kind_of(word))), None)
    if unit is None and noun_words:
        unit = "people" if happening_of(noun_words[-1]) in HARM else stem(noun_words[-1])
    return Subject(
        unit,
        frozenset(places),
        frozenset(peoples - places),
        frozenset(happenings),
        frozenset(_YEAR.findall(clause)),
        frozenset(
            word.stem
            for word in content_words(clause)
            if not word.number and word.folded not in noun_words
        ),
    )


def of_one_thing(left: Subject, right: Subject) -> bool:
    """Say whether two counts may be of the same thing: nothing that both tell differs.

    Troops in Iraq are not troops in Syria, and injured ones not all of them. Without a known
    kind of unit, or without one at all, the clauses must share further words.
    """
    if left.happenings != right.happenings:
        return False
    if not one_unit(left.unit, right.unit, left.happenings):
        return False
    for mine, theirs in (
        (left.places, right.places),
        (left.peoples, right.peoples),
        (left.years, right.years),
    ):
        if mine and theirs and not mine & theirs:
            return False
    known = left.unit is not None and kind_of(left.unit) is not None
    if known and left.unit not in BROAD and (left.places & right.places or left.happenings):
        return True
    needed = 1 if known and left.unit not in BROAD else MIN_SHARED_STEMS
    return len(left.stems & right.stems) >= needed


def _with_kind(subject: Subject, quantity: Quantity) -> Subject:
    if quantity.kind is None or quantity.kind == subject.unit:
        return subject
    return Subject(
        quantity.kind,
        subject.places,
        subject.peoples,
        subject.happenings,
        subject.years,
        subject.stems,
    )


def _clause(text: str, quantity: Quantity) -> tuple[int, int]:
    start, end = 0, len(text)
    for match in _CLAUSE_END.finditer(text):
        if match.end() <= quantity.start:
            start = match.end()
        elif match.start() >= quantity.end:
            end = match.start()
            break
    return start, end


def _with_unit(text: str, quantity: Quantity) -> int:
    """Return where a figure ends with its unit, if it measures: "41 seconds"."""
    if quantity.kind not in BROAD or not quantity.unit_words:
        return quantity.end
    unit = re.match(rf"[\s-]*{re.escape(quantity.unit_words[-1])}\b", text[quantity.end :], re.I)
    return quantity.end + unit.end() if unit else quantity.end


def _noun(text: str, quantity: Quantity, clause_start: int) -> str:
    if quantity.unit_words:
        after = text[quantity.end :]
        wanted = len(quantity.unit_words)
        match = re.match(rf"[\s-]*(?:of\s+)?((?:\S+\s+){{{wanted - 1}}}\S+)", after)
        written = (match[1] if match else " ".join(quantity.unit_words)).rstrip(".,;:")
        return written if quantity.unit_words[0] not in {"$", "€", "£", "¥", "%"} else ""
    before = _NUMBER_OF.search(text, clause_start, quantity.start)
    if before:
        return before["what"]
    nouns = [
        word
        for word in words(text[clause_start : quantity.start])
        if kind_of(word.folded) not in (None, *BROAD) and word.folded not in stopwords()
    ]
    return text[clause_start:][nouns[-1].start : nouns[-1].end] if nouns else ""
