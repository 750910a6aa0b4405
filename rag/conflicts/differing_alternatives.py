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
LONGEST_MARKED = 6
"""Words that a reader marked, of which an alternative is part; more are a whole statement."""


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
            readings.append(Reading(item, *_as_marked(item, told)))
            is_left.append(first is not None)
    return conflict_of(asked_about(question), readings, lambda i, j: is_left[i] == is_left[j])


def _as_marked(item: ConflictInput, told: tuple[int, int]) -> tuple[int, int]:
    """Return the few words that a reader marked around an alternative: "a militia group"."""
    marked = item.answer_span
    if marked is None or not (marked[0] <= told[0] and told[1] <= marked[1]):
        return told
    return marked if len(words(item.text[slice(*marked)])) <= LONGEST_MARKED else told


def alternatives(question: str) -> Iterator[Pair]:
    """Yield the pairs that "or" joins, the longest reading of each first.

    "Was it a drone strike or an airstrike?" gives (drone strike, airstrike), (strike, airstrike);
    of "an ordinary airstrike" at the end the last word may stand alone.
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
        readings = [other[:last] for last in range(len(other), 0, -1)]
        readings += [other[-1:]] if len(other) > 1 and not behind else []
        for first in range(len(run)):
            for reading in readings:
                if {w.stem for w in run[first:]} != {w.stem for w in reading}:
                    yield tuple(run[first:]), tuple(reading)


def alternative_stems(question: str) -> frozenset[str]:
    """Return the stems of the words of a question that "or" joins."""
    return frozenset(
        word.stem for pair in alternatives(question) for words_ in pair for word in words_
    )


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
