"""The box in which a fact check states the claim that it judges, and its verdict.

PolitiFact prints "stated on January 9, 2020 in a post:", the claim and a rating above the
headline; Snopes and Full Fact label both below it: "Claim:", "Rating:", "Our verdict".
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.segmenting.boxes import is_article_prose
from ingest.segmenting.units import Unit

_STATED = re.compile(r"stated on .{6,30}\d{4} in .{2,60}")
_STATED_START = "stated on "
_FEWEST_CLAIM_WORDS = 4
_LONGEST_CLAIM = 90
_RATING_REACH = 4
_VERDICT_REACH = 6
_PARAGRAPH_WORDS = 25
_FEWEST_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The lists of `claims.toml`."""

    claim_labels: frozenset[str]
    verdict_labels: frozenset[str]
    ratings: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClaimBox:
    """Indices of the box's lines: those that state claim and verdict, and pictures between."""

    stated: frozenset[int] = frozenset()
    pictures: frozenset[int] = frozenset()


_RATED = re.compile(r".*\brated? (?:this|the) (?:claim|post|statement)\b")
NO_BOX = ClaimBox()


@cache
def _load() -> ClaimWords:
    lists = tomllib.loads(Path(__file__).with_name("claims.toml").read_text("utf-8"))
    return ClaimWords(**{name: frozenset(items) for name, items in lists.items()})


def claim_box(units: Sequence[Unit]) -> ClaimBox:
    """The first box of a page, where the paragraphs of a fact check follow; else `NO_BOX`."""
    words = _load()
    for index, unit in enumerate(units[:-1]):
        if unit.key in words.claim_labels:
            box = _labelled(units, index)
        elif unit.key.startswith(_STATED_START) and _STATED.fullmatch(unit.key):
            box = _rated(units, index)
        else:
            continue
        if box is not NO_BOX:
            return box if _is_judged(units, max(box.stated)) else NO_BOX
    return NO_BOX


def ratings_in_words(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of the sentences in which a fact check rates a claim: "We rate this claim false."."""
    return frozenset(
        index for index, unit in enumerate(units) if unit.is_prose and _RATED.match(unit.key)
    )


def _rated(units: Sequence[Unit], head: int) -> ClaimBox:
    """A head that says when and where, the claim, and the rating that a picture may stand above."""
    claim = head + 1
    if not _is_claim(units[claim]):
        return NO_BOX
    for index in range(claim + 1, min(claim + 1 + _RATING_REACH, len(units))):
        if _key(units[index]) in _load().ratings:
            between = frozenset(range(claim + 1, index))
            return ClaimBox(frozenset({head, claim, index}), between)
    return ClaimBox(frozenset({head, claim}))


def _labelled(units: Sequence[Unit], label: int) -> ClaimBox:
    """A claim below its label, and below that the verdict's label with a rating or sentences."""
    words = _load()
    if not _is_claim(units[label + 1]):
        return NO_BOX
    for index in range(label + 2, min(label + 2 + _VERDICT_REACH, len(units) - 1)):
        if units[index].key in words.verdict_labels:
            return ClaimBox(frozenset({label, label + 1, index, index + 1}))
    return NO_BOX


def _is_claim(unit: Unit) -> bool:
    return _FEWEST_CLAIM_WORDS <= unit.words <= _LONGEST_CLAIM


def _key(unit: Unit) -> str:
    return unit.key.replace("-", " ").rstrip(".")


def _is_judged(units: Sequence[Unit], end: int) -> bool:
    """Whether paragraphs follow a box before the next one, as they do not in a list of claims."""
    return sum(1 for _ in _paragraphs(units, end + 1)) >= _FEWEST_PARAGRAPHS


def _paragraphs(units: Sequence[Unit], start: int) -> Iterator[Unit]:
    found = 0
    for unit in units[start:]:
        if found == _FEWEST_PARAGRAPHS or unit.key.startswith(_STATED_START):
            return
        if unit.words >= _PARAGRAPH_WORDS and is_article_prose(unit):
            found += 1
            yield unit
