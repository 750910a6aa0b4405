"""Which of two things a question names ("rockets or missiles?"), where articles tell either."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from rag.answer import Conflict
from rag.conflicts import alternative_stems, differing_alternatives, tells_alternative
from rag.evidence.ranked import Ranked
from rag.question.understanding import Question
from rag.searcher import Found, Searcher
from rag.strategies.comparing import compared_inputs
from rag.words import content_words

LOOKED_AT = 40
AS_NEAR = 0.75
"""A sentence counts that has this share of the question's words that the nearest one has."""


def told_either(
    question: Question, searcher: Searcher, found: Found
) -> tuple[tuple[Ranked, ...], tuple[Conflict, ...]]:
    """Return the sentences that tell one of them each, and how articles differ in that.

    A sentence need not name all that the question does ("the camp was struck by six mortar
    bombs"): it only has to be about as near to it as the others. Values of the conflict cite
    places, from 1, among the sentences.
    """
    offering = question.offering
    offered = alternative_stems(offering)
    if not offered:
        return (), ()
    fit = [entry for entry in found.ranked[:LOOKED_AT] if entry.in_scope and entry.by_speaker]
    near = [entry for entry in fit if tells_alternative(offering, entry.candidate.text)]
    told = tuple(entry for entry, is_near in _nearest(question, searcher, near, offered) if is_near)
    return told, differing_alternatives(offering, compared_inputs(question, told))


def _nearest(
    question: Question, searcher: Searcher, entries: Sequence[Ranked], offered: frozenset[str]
) -> Iterator[tuple[Ranked, bool]]:
    """Say of each sentence whether it has about as much of the question as the one with most.

    That is of the question without what it offers, or with all of it: a rare word of an
    alternative may say more than the others ("struck by six mortar bombs").
    """
    plain = tuple(word for word in question.terms if word.stem not in offered)
    named = tuple(word for word in content_words(question.offering) if word.stem in offered)
    cosines = np.array([entry.signals.sentence_cosine for entry in entries], np.float32)
    candidates = [entry.candidate for entry in entries]
    near = [False] * len(entries)
    for terms in (plain, (*plain, *named)):
        if not (terms or question.mentions):
            continue
        asked = replace(question, terms=terms)
        shares = [one.in_context for one in searcher.signals.signals(asked, candidates, cosines)]
        most = max(shares, default=0.0)
        near = [known or share >= AS_NEAR * most for known, share in zip(near, shares, strict=True)]
    yield from zip(entries, near, strict=True)
