"""Which of two things a question names ("rockets or missiles?"), where articles tell either."""

from rag.answer import Conflict
from rag.conflicts import alternatives, differing_alternatives, tells_alternative
from rag.evidence.ranked import Ranked
from rag.question.understanding import Question
from rag.searcher import Found
from rag.strategies.comparing import compared_inputs

LOOKED_AT = 40
AS_NEAR = 0.75
"""A sentence counts that has this share of the question's words that the nearest one has."""


def told_either(
    question: Question, found: Found
) -> tuple[tuple[Ranked, ...], tuple[Conflict, ...]]:
    """Return the sentences that tell one of them each, and how articles differ in that.

    A sentence need not name all that the question does ("the camp was struck by six mortar
    bombs"): it only has to be about as near to it as the others. Values of the conflict cite
    places, from 1, among the sentences.
    """
    if not any(alternatives(question.offering)):
        return (), ()
    fit = [entry for entry in found.ranked[:LOOKED_AT] if entry.in_scope and entry.by_speaker]
    near = [entry for entry in fit if tells_alternative(question.offering, entry.candidate.text)]
    most = max((entry.signals.in_context for entry in near), default=0.0)
    told = tuple(entry for entry in near if entry.signals.in_context >= AS_NEAR * most)
    return told, differing_alternatives(question.offering, compared_inputs(question, told))
