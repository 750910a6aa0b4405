"""How articles word one thing: the words in each that stand where the answer stands in one."""

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from rag.answer import Conflict
from rag.conflicts.records import ConflictInput, Reading
from rag.conflicts.values import asked_about, conflict_of
from rag.words import Word, content_words, words

LONGEST = 12
"""Words of an answer that is looked for in other wordings; more are a whole statement."""
SHORT = 5
"""Words of an answer of which one may be another word elsewhere."""
SAME_WORD = 1.0
LEAST_PART = 3
NEAR_SYNONYM = 0.45
"""From this match on a word tells the same: "remain" and "stay", not "rocket" and "missile"."""
Match = Callable[[Sequence[Word], Sequence[Word]], NDArray[np.float64]]
_PERSONS = re.compile(r"\b(?:i|me|my|you|your|he|him|his|she|her|we|us|our|they|them|their)\b")
SLACK = 2
"""By how many words another wording may be longer or shorter."""


def differing_wordings(question: str, evidence: Sequence[ConflictInput]) -> tuple[Conflict, ...]:
    """Find how other articles word what the first sentence answers.

    Where a reader marked the words in a sentence those are taken; in the others the run of words
    that shares most with the first one's answer.

    Returns:
        At most one conflict, of wordings that do not share all of their content words.
    """
    if not evidence or evidence[0].answer_span is None:
        return ()
    first = Reading(evidence[0], *evidence[0].answer_span)
    if len(words(first.words)) > LONGEST:
        return ()
    readings = [first]
    for item in evidence[1:]:
        if item.answer_span is not None and item.sure:
            readings.append(Reading(item, *item.answer_span))
        elif found := _counterpart(first, item):
            readings.append(found)
    stems = [_stems(reading.words) for reading in readings]
    conflict = conflict_of(
        asked_about(question),
        readings,
        lambda i, j: stems[i] <= stems[j] or stems[j] <= stems[i],
    )
    return (conflict,) if conflict else ()


def differing_answers(question: str, evidence: Sequence[ConflictInput]) -> tuple[Conflict, ...]:
    """Find short answers, each marked by a reader, of which a word is another in each article.

    "Repeated rocket attacks" and "repeated missile attacks" are two wordings; answers that share
    no word tell of different things.
    """
    readings = [
        Reading(item, *item.answer_span) for item in evidence if item.answer_span and item.sure
    ]
    short = [reading for reading in readings if len(words(reading.words)) <= SHORT]
    if not short or not evidence or short[0].source is not evidence[0]:
        return ()
    first = _stems(short[0].words)
    alike = [
        reading
        for reading in short
        if not _figures(reading.words) and _stems(reading.words) & first
    ]
    stems = [_stems(reading.words) for reading in alike]
    conflict = conflict_of(
        asked_about(question),
        alike,
        lambda i, j: stems[i] <= stems[j] or stems[j] <= stems[i],
    )
    return (conflict,) if conflict else ()


def differing_tellings(
    question: str, evidence: Sequence[ConflictInput], match: Match
) -> tuple[Conflict, ...]:
    """Find the answers that a reader marked in sentences which tell the same thing.

    `match` gives how well each of some words is met among others, 1 for the same word.

    Returns:
        At most one conflict, of answers each of which has a content word that the other's whole
        sentence lacks, and any near synonym of it.
    """
    readings = [
        Reading(item, *item.answer_span) for item in evidence if item.answer_span and item.sure
    ]
    short = [reading for reading in readings if len(words(reading.words)) <= LONGEST]
    if not short or not evidence or short[0].source is not evidence[0]:
        return ()
    marked = [content_words(reading.words) for reading in short]
    told = [content_words(reading.source.text) for reading in short]
    conflict = conflict_of(
        asked_about(question),
        short,
        lambda i, j: (
            (_has_all(told[j], marked[i], match) or _has_all(told[i], marked[j], match))
            and not _turned_round(short[i].words, short[j].words)
        ),
    )
    return (conflict,) if conflict else ()


def _has_all(told: Sequence[Word], marked: Sequence[Word], match: Match) -> bool:
    """Whether a sentence has each marked word or a near synonym, not one made with it."""
    made = [any(_is_made_with(word.stem, other.stem) for other in told) for word in marked]
    return all(
        value >= SAME_WORD or (value >= NEAR_SYNONYM and not compound)
        for value, compound in zip(match(marked, told), made, strict=True)
    )


def _is_made_with(one: str, other: str) -> bool:
    """Whether one stem begins or ends the other: a minefield is no mine."""
    short, long = sorted((one.removesuffix("e"), other.removesuffix("e")), key=len)
    return (
        len(short) >= LEAST_PART
        and short != long
        and short in (long[: len(short)], long[-len(short) :])
    )


def _turned_round(left: str, right: str) -> bool:
    """Whether the same words tell it of another one: "need to help him", "need his help"."""
    if _stems(left) - _stems(right) and _stems(right) - _stems(left):
        return False
    persons = [_PERSONS.findall(text.lower()) for text in (left, right)]
    return all(persons) and persons[0] != persons[1]


def _figures(text: str) -> bool:
    return any(word.number for word in words(text))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in content_words(text))


def _counterpart(first: Reading, item: ConflictInput) -> Reading | None:
    """Return the run of words that shares most content words with the answer, and is as long."""
    wanted = _stems(first.words)
    size = len(words(first.words))
    told = words(item.text)
    best: tuple[int, int, tuple[Word, ...]] | None = None
    for start in range(len(told)):
        for length in range(max(1, size - SLACK), size + SLACK + 1):
            run = told[start : start + length]
            shared = len({word.stem for word in run} & wanted)
            fit = (-shared, abs(length - size))
            if len(run) == length and shared and (best is None or fit < best[:2]):
                best = (*fit, tuple(run))
    if best is None:
        return None
    run = best[2]
    return Reading(item, run[0].start, run[-1].end)
