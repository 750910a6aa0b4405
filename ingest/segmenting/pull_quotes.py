"""Pull quotes: what somebody says in the text, set once more between its paragraphs."""

import re
from collections.abc import Sequence

from ingest.segmenting.units import Unit

_QUOTED = re.compile(r"[“\"][^“”\"]+[.!?…][”\"]")
_SENTENCE = re.compile(r"[^.!?…]+")
_FEWEST_WORDS = 4
_LONGEST = 40
_NEAR = 12
"""Lines between the words and their repetition, at most."""


def pull_quote_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of quotations alone on their line that one longer paragraph near by holds as well.

    “He did. He knew.” is one beside “He did,” she said. “He knew.”
    """
    return frozenset(
        index
        for index, unit in enumerate(units)
        if _FEWEST_WORDS <= unit.words <= _LONGEST
        and _QUOTED.fullmatch(unit.text)
        and any(_holds(other, unit) for other in _near(units, index))
    )


def _near(units: Sequence[Unit], index: int) -> Sequence[Unit]:
    return [*units[max(index - _NEAR, 0) : index], *units[index + 1 : index + 1 + _NEAR]]


def _holds(paragraph: Unit, quote: Unit) -> bool:
    """Whether a paragraph is longer than a quotation and has all of its sentences."""
    if paragraph.words <= quote.words:
        return False
    sentences = (found.group().strip(' "') for found in _SENTENCE.finditer(quote.key))
    return all(sentence in paragraph.key for sentence in sentences)
