"""Whether the articles answer a question at all, and if not, why."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.evidence.demands import demerit, missing_anchors
from rag.evidence.ranked import Ranked
from rag.evidence.signals import SignalReader
from rag.evidence.weights import Weights, sigmoid
from rag.question.understanding import Question

REASON_TRIED = 3
"""Candidates whose lack of a name or type must agree before it is given as the reason."""
SOURCE_ALONE = 0.8
"""Support of any words of the speaker, or of the day, where a question names nothing else, and of
the speaker's words that have this much of what else it is about:"""
OWN_SUBJECT = 0.5
OWN_WORDS = 0.2
"""How much of what a question is about a named speaker's words must match to be on that subject."""
OWN_WORDS_SHIFT = 0.8
"""Log-odds added for them: the trained reader seldom takes a whole statement for an answer."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether `ranked` evidence answers. `support` is in 0..1; `reason` is for a refusal."""

    answered: bool
    support: float
    reason: str


def judge(
    question: Question, ranked: Sequence[Ranked], reader: SignalReader, weights: Weights
) -> Verdict:
    """Decide by the best candidate's support; similarity alone never answers."""
    if not ranked:
        return Verdict(answered=False, support=0.0, reason="")
    best = ranked[0]
    with_reader = best.reader is not None
    model = weights.support_with_reader if with_reader else weights.support
    threshold = weights.answer_threshold_with_reader if with_reader else weights.answer_threshold
    shift = OWN_WORDS_SHIFT * (with_reader and _is_own_words(question, best))
    probability = sigmoid(model.logit(best.values()) + shift)
    if question.names_only_its_source or _is_on_the_subject(question, best):
        probability = max(probability, SOURCE_ALONE)
    probability *= demerit(question, best, reader)
    return Verdict(
        answered=probability >= threshold,
        support=probability,
        reason=_reason(question, ranked, reader),
    )


def _is_own_words(question: Question, entry: Ranked) -> bool:
    """Whether a sentence is the named speaker's, on what the question is about."""
    named = question.speaker_ids or question.speaker_words
    return bool(named) and entry.by_speaker and entry.signals.terms >= OWN_WORDS


def _is_on_the_subject(question: Question, entry: Ranked) -> bool:
    """Whether a named speaker's own words have most of what the speaker is asked about."""
    return _is_own_words(question, entry) and entry.signals.terms >= OWN_SUBJECT


def _reason(question: Question, ranked: Sequence[Ranked], reader: SignalReader) -> str:
    tried = ranked[:REASON_TRIED]
    lacking = [set(missing_anchors(question, entry, reader)) for entry in tried]
    common = set.intersection(*lacking)
    if common:
        named = ", ".join(
            f"“{anchor.text}”" for anchor in question.anchors if anchor.text in common
        )
        return f"Nothing near the question speaks of {named}."
    if question.scope and not any(entry.in_scope for entry in tried):
        return f"Nothing near the question is dated {question.scope.words}."
    if (question.speaker_ids or question.speaker_words) and not any(
        entry.by_speaker for entry in tried
    ):
        return "None of the words near the question are by the person named."
    return ""
