"""Alternatives that a question names ("rockets or missiles?"), where articles tell either."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from rag.answer import Conflict
from rag.conflicts.records import ConflictInput, Reading
from rag.conflicts.values import asked_about, conflict_of
from rag.words import Word, content_words, words

_OR = re.compile(r"\bor\b", re.IGNORECASE)
Pair = tuple[tuple[Word, ...], tuple[Word, ...]]

LONGEST = 2
"""Words of an alternative."""
LEAST_SHARED = 1
"""Stems of the question, the alternatives aside, that a sentence must share with it."""


def differing_alternatives(
    question: str, evidence: Sequence[ConflictInput]
) -> tuple[Conflict, ...]:
    """Find articles that tell one alternative of a question each, and not the other.

    Returns:
        At most one conflict: that of the longest wording of the alternatives that articles have.
    """
    found = (_conflict(question, pair, evidence) for pair in alternatives(question))
    return tuple(islice((conflict for conflict in found if conflict), 1))


def _conflict(question: str, pair: Pair, evidence: Sequence[ConflictInput]) -> Conflict | None:
    left, right = pair
    telling = {word.stem for word in content_words(question)}
    telling -= {word.stem for word in (*left, *right)}
    readings, is_left = [], []
    for item in evidence:
        first, second = (_found(item, alternative) for alternative in pair)
        shared = telling & {word.stem for word in content_words(item.text)}
        told = first or second
        if told and not (first and second) and len(shared) >= LEAST_SHARED:
            readings.append(told)
            is_left.append(first is not None)
    return conflict_of(asked_about(question), readings, lambda i, j: is_left[i] == is_left[j])


def alternatives(question: str) -> Iterator[Pair]:
    """Yield the pairs that "or" joins, the longest reading of each first.

    "Was it a drone strike or an airstrike?" gives (drone strike, airstrike), (strike, airstrike).
    """
    found = words(question)
    kept = {word.start for word in content_words(question)}
    for match in _OR.finditer(question):
        before = [word for word in found if word.end <= match.start()]
        behind = [word for word in found if word.start >= match.end()]
        while behind and behind[0].start not in kept:
            behind.pop(0)
        run: list[Word] = []
        while before and before[-1].start in kept and len(run) < LONGEST:
            run.insert(0, before.pop())
        other: list[Word] = []
        while behind and behind[0].start in kept and len(other) < LONGEST:
            other.append(behind.pop(0))
        for first in range(len(run)):
            for last in range(len(other), 0, -1):
                if {w.stem for w in run[first:]} != {w.stem for w in other[:last]}:
                    yield tuple(run[first:]), tuple(other[:last])


def _found(item: ConflictInput, alternative: Sequence[Word]) -> Reading | None:
    """Return where all words of an alternative stand beside one another in a sentence."""
    stems = [word.stem for word in alternative]
    told = words(item.text)
    for place in range(len(told) - len(stems) + 1):
        run = told[place : place + len(stems)]
        if [word.stem for word in run] == stems:
            return Reading(item, run[0].start, run[-1].end)
    return None
