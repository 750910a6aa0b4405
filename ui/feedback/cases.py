"""Votes as cases of a test set, where they say what would have been right."""

from collections.abc import Iterable

from evals.cases.schema import Case, Gold, Kind
from rag.answer import Answer
from ui.feedback.store import GivenVote

TAG = "feedback"
SHOULD_NOT_HAVE_ANSWERED = "It should not have answered"


def cases_from(votes: Iterable[GivenVote]) -> tuple[tuple[Case, ...], int]:
    """Turn votes into cases; also how many say too little to become one.

    A helpful answer stands for its own quotes, a helpful refusal for a refusal; an unhelpful
    answer becomes a case through what the person wrote, or through "It should not have
    answered".
    """
    made: list[Case] = []
    silent = 0
    for given in votes:
        case = _case(given)
        if case is None:
            silent += 1
        else:
            made.append(case)
    return tuple(made), silent


def _case(given: GivenVote) -> Case | None:
    vote = given.vote
    name, turns = f"{TAG}-{given.number}", (*vote.history, vote.question)
    kind = Kind.FOLLOW_UP if vote.history else Kind.ANSWERABLE
    if vote.verdict == "helpful":
        if vote.answer.status == "refused":
            return Case(id=name, kind=Kind.ABSENT, turns=turns, tags=(TAG,))
        gold = _leading_quotes(vote.answer)
        return Case(id=name, kind=kind, turns=turns, gold=gold, tags=(TAG,)) if gold else None
    if vote.reason == SHOULD_NOT_HAVE_ANSWERED:
        return Case(id=name, kind=Kind.ABSENT, turns=turns, tags=(TAG,))
    right = vote.remark.strip().strip("/")
    return Case(id=name, kind=kind, turns=turns, accept=(right,), tags=(TAG,)) if right else None


def _leading_quotes(answer: Answer) -> tuple[Gold, ...]:
    """The quotes behind the first sentence, as alternatives."""
    if not answer.sentences:
        return ()
    wanted = set(answer.sentences[0].citations)
    return tuple(
        Gold(article=one.source, quote=one.quote)
        for one in answer.citations
        if one.marker in wanted
    )
