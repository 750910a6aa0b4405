"""What articles tell in other words, and of other detail, as the same answer."""

from collections.abc import Sequence

from rag.evidence.ranked import Ranked
from rag.question.asked_for import AskedFor
from rag.question.understanding import Question
from rag.searcher import Found
from rag.words import content_words, is_part

LOOKED_AT = 20
SURE_OF_WORDS = 0.3
"""The reader's probability from which its words for an answer are compared without being asked."""
NEARLY_AS_SURE = 0.5
"""The share of what it gives the best sentence's words that it must give another account's."""
_TOLD_APIECE = frozenset({AskedFor.STATEMENT, AskedFor.REASON, AskedFor.COMMENTS})
"""Kinds of answer of which several articles may each tell a part."""


def is_sure(entry: Ranked) -> bool:
    """Whether the reader is sure enough of a sentence's words to compare them."""
    return entry.reader is not None and entry.reader.probability >= SURE_OF_WORDS


def other_accounts(
    question: Question, found: Found, chosen: Sequence[Ranked] = ()
) -> tuple[Ranked, ...]:
    """Return what the reader takes for an answer as well, however differently it is told.

    One of the two answers must have a word that the other's sentence has too, or a part of one
    ("airstrike"): "a senior militia figure" is whom another article names as a militia's leader,
    while "December" and "2011" may be of anything. Sentences that are `chosen` already need not
    be read surely.
    """
    best = found.ranked[0]
    if best.reader is None or question.asked_for in _TOLD_APIECE:
        return ()
    least = max(SURE_OF_WORDS, NEARLY_AS_SURE * best.reader.probability)
    asked = {word.stem for word in content_words(question.standalone)}
    return tuple(
        entry
        for entry in found.ranked[1:LOOKED_AT]
        if entry.in_scope
        and entry.reader
        and (entry.reader.probability >= least or entry in chosen)
        and (_answers_like(entry, best, asked) or _answers_like(best, entry, asked))
    )


def _answers_like(entry: Ranked, other: Ranked, asked: set[str]) -> bool:
    """Whether the other sentence has a word, but the question's, of what the reader marked."""
    if entry.reader is None or entry.reader.span is None:
        return False
    start, end = entry.reader.span
    told = {word.stem for word in content_words(other.candidate.text)} - asked
    return any(
        word.stem == one or is_part(word.stem, one) or is_part(one, word.stem)
        for word in content_words(entry.candidate.text[start:end])
        if word.stem not in asked
        for one in told
    )
