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


def differing_alternatives(
    question: str, evidence: Sequence[ConflictInput]
) -> tuple[Conflict, ...]:
    """Find articles that tell one alternative of a question each, and not the other.

    The evidence is taken to be about the question.

    Returns:
        At most one conflict: that of the longest wording of the alternatives that articles have.
    """
    found = (_conflict(question, pair, evidence) for pair in alternatives(question))
    return tuple(islice((conflict for conflict in found if conflict), 1))


def _conflict(question: str, pair: Pair, evidence: Sequence[ConflictInput]) -> Conflict | None:
    readings, is_left = [], []
    for item in evidence:
        first, second = (_found(item.text, alternative) for alternative in pair)
        told = first or second
        if told and not (first and second):
            readings.append(Reading(item, *told))
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


def tells_alternative(question: str, text: str) -> bool:
    """Whether a text has one of two things that the question joins by "or"."""
    return any(_found(text, alternative) for pair in alternatives(question) for alternative in pair)


def _found(text: str, alternative: Sequence[Word]) -> tuple[int, int] | None:
    """Return where an alternative stands in a text: its words in a row, or written as one."""
    stems = [word.stem for word in alternative]
    joined = "".join(word.folded for word in alternative)
    told = words(text)
    for place, word in enumerate(told):
        run = told[place : place + len(stems)]
        if [other.stem for other in run] == stems:
            return run[0].start, run[-1].end
        if word.folded == joined:
            return word.start, word.end
    return None
