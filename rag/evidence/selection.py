"""Which sentences make the answer: the best, what belongs with it, and nothing twice."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.records import Attribution
from rag.evidence.ranked import Ranked
from rag.evidence.weights import sigmoid
from rag.question.asked_for import AskedFor
from rag.question.times import TimeOrder
from rag.question.understanding import Question
from rag.words import content_words

MOST_SENTENCES: dict[AskedFor, int] = {
    AskedFor.STATEMENT: 3,
    AskedFor.REASON: 2,
    AskedFor.THING: 2,
    AskedFor.CHANGE: 4,
    AskedFor.COMMENTS: 3,
}
"""Sentences of an answer by what is asked for; one where nothing is named here."""
COMPANION_SHARE = 0.7
"""A further sentence needs this share of the best one's probability."""
SURE = 0.5
"""The reader's probability from which it must take a further sentence for an answer too."""
REPEAT_COSINE = 0.8
"""Sentence vectors closer than this say the same."""
REPEAT_WORDS = 0.6
"""Sentences that share this part of the shorter one's content words say the same."""
NEWEST_SHARE = 0.1
"""For "latest": the newest article's sentence needs this share of the best probability."""
_LEANING = re.compile(
    r"^[“\"‘'(]?(?:he|she|it|they|this|that|these|those|his|her|their|its|such|both|"
    r"the statement|the move)\b",
    re.I,
)


def select(
    question: Question, ranked: Sequence[Ranked], vectors: NDArray[np.float32]
) -> tuple[Ranked, ...]:
    """Return the chosen sentences, the main one first; `vectors[entry.row]` is each one's."""
    if not ranked:
        return ()
    ordered = _by_time(question, ranked)
    best = ordered[0]
    most = MOST_SENTENCES.get(question.asked_for, 1)
    floor = COMPANION_SHARE * sigmoid(best.logit)
    chosen = [best]
    for entry in ordered[1:]:
        if len(chosen) >= most or sigmoid(entry.logit) < floor:
            break
        if (
            entry.in_scope
            and entry.by_speaker
            and _is_read_as_surely(entry, best)
            and not any(repeats(entry, other, vectors) for other in chosen)
        ):
            chosen.append(entry)
    return tuple(chosen)


def _is_read_as_surely(entry: Ranked, best: Ranked) -> bool:
    """Whether the reader, where it is sure of the best sentence's words, is nearly so of others."""
    if entry.reader is None or best.reader is None or best.reader.probability < SURE:
        return True
    return entry.reader.probability >= COMPANION_SHARE * best.reader.probability


def _by_time(question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
    if question.order is None:
        return list(ranked)
    floor = NEWEST_SHARE * sigmoid(ranked[0].logit)
    fit = [
        entry
        for entry in ranked
        if sigmoid(entry.logit) >= floor
        and entry.signals.answer_type == 1.0
        and _published(entry)
        and _may_be_newer(entry, ranked[0])
    ]
    if not fit:
        return list(ranked)
    newest = question.order is TimeOrder.NEWEST
    dates = sorted({_published(entry) for entry in fit}, reverse=newest)
    first = [entry for entry in fit if _published(entry) == dates[0]]
    return [*first, *(entry for entry in ranked if entry not in first)]


def _may_be_newer(entry: Ranked, best: Ranked) -> bool:
    """Whether a sentence may tell anew what the best one does: by its words, or as it is read."""
    if entry.reader is None or best.reader is None:
        return True
    read = entry.reader.probability >= NEWEST_SHARE * best.reader.probability
    return read or entry.signals.terms >= best.signals.terms


def _published(entry: Ranked) -> str:
    article = entry.candidate.article
    return article.published.value.isoformat() if article and article.published.value else ""


def repeats(entry: Ranked, other: Ranked, vectors: NDArray[np.float32]) -> bool:
    """Whether two sentences say the same, by meaning or by words."""
    if float(vectors[entry.row] @ vectors[other.row]) >= REPEAT_COSINE:
        return True
    ours = {word.stem for word in content_words(entry.candidate.text)}
    theirs = {word.stem for word in content_words(other.candidate.text)}
    return len(ours & theirs) >= REPEAT_WORDS * max(1, min(len(ours), len(theirs)))


def leans_on_previous(entry: Ranked) -> bool:
    """Whether a sentence opens with a pronoun that only the one before it explains."""
    candidate = entry.candidate
    if candidate.previous is None or not _LEANING.match(candidate.text):
        return False
    spoken = any(span.attribution is Attribution.QUOTED for span in candidate.sentence.spoken)
    return not (spoken and candidate.sentence.speaker)
