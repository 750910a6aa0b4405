"""Sentences of two articles that are alike but for one name, date or figure."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from rag.conflicts.records import ConflictInput, Reading
from rag.words import Word, stopwords, words

MIN_ALIKE = 0.6
_POSSESSIVE = re.compile(r"[’']s?$")
MIN_WORDS = 6
MAX_REPLACED = 5


def replaced_words(left: ConflictInput, right: ConflictInput) -> Iterator[tuple[Reading, Reading]]:
    """Give the words that stand for one another in two sentences told almost alike.

    `"… held in Tampa, Florida, on Sunday"` and `"… held in Glendale, Arizona, on Sunday"` give
    "Tampa, Florida" and "Glendale, Arizona". Only names, figures and dates are given.
    """
    mine, theirs = words(left.text), words(right.text)
    if min(len(mine), len(theirs)) < MIN_WORDS:
        return
    keys, others = [word.folded for word in mine], [word.folded for word in theirs]
    if Levenshtein.normalized_similarity(keys, others) < MIN_ALIKE:
        return
    for tag, begin, end, other_begin, other_end in _blocks(keys, others):
        if tag != "replace" or max(end - begin, other_end - other_begin) > MAX_REPLACED:
            continue
        first, second = mine[begin:end], theirs[other_begin:other_end]
        if _telling(first) and _telling(second):
            yield _reading(left, first), _reading(right, second)


def _blocks(keys: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Give the edits with touching ones joined: a name of two words for one of three."""
    run: list[tuple[int, int, int, int]] = []
    for edit in Levenshtein.opcodes(keys, others):
        if edit.tag == "equal":
            yield from _joined(run)
            run = []
        else:
            run.append((edit.src_start, edit.src_end, edit.dest_start, edit.dest_end))
    yield from _joined(run)


def _joined(run: Sequence[tuple[int, int, int, int]]) -> Iterator[tuple[str, int, int, int, int]]:
    if run:
        begin, end, other_begin, other_end = run[0][0], run[-1][1], run[0][2], run[-1][3]
        tag = "replace" if end > begin and other_end > other_begin else "insert"
        yield tag, begin, end, other_begin, other_end


def _telling(found: Sequence[Word]) -> bool:
    return any((word.capital and word.folded not in stopwords()) or word.number for word in found)


def _reading(source: ConflictInput, found: Sequence[Word]) -> Reading:
    written = source.text[found[0].start : found[-1].end]
    return Reading(source, found[0].start, found[0].start + len(_POSSESSIVE.sub("", written)))
