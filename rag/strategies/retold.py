"""How the several articles tell one thing, where a question asks to compare them."""

from collections.abc import Iterable, Sequence

from rag.answer import Conflict
from rag.conflicts import differing_tellings, differing_wordings
from rag.evidence.ranked import Ranked
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import ALIKE, Found, Searcher
from rag.strategies.accounts import is_sure, other_accounts
from rag.strategies.comparing import compared_inputs
from rag.strategies.counterparts import counterparts
from rag.strategies.differing import conflict_input
from rag.words import words

MOST_ARTICLES = 4
LOOKED_AT = 20
SHORT = 5
"""Words of an answer that is compared though the reader doubts it: more are a statement."""
LEAST_SUPPORT = 0.3
"""Support from which sentences of several articles that tell the same answer a comparison."""


def retold(
    question: Question, searcher: Searcher, filters: Filters, found: Found
) -> tuple[Ranked, ...]:
    """Return the best sentence and, for each other article that tells the same, its nearest."""
    if not found.ranked:
        return ()
    vector = found.vectors[found.ranked[0].row]
    alike = searcher.alike(question, vector, filters)
    best, *near = _near_the_best(found)
    return _one_an_article((best, *other_accounts(question, found), *near, *alike))


def _near_the_best(found: Found) -> tuple[Ranked, ...]:
    """Return the best sentence and those after it that say much the same."""
    vector = found.vectors[found.ranked[0].row]
    return tuple(
        entry
        for place, entry in enumerate(found.ranked[:LOOKED_AT])
        if not place or (entry.in_scope and float(found.vectors[entry.row] @ vector) >= ALIKE)
    )


def _one_an_article(entries: Iterable[Ranked]) -> tuple[Ranked, ...]:
    told: dict[str, Ranked] = {}
    for entry in entries:
        told.setdefault(entry.candidate.sentence.article_id, entry)
    return tuple(told.values())[:MOST_ARTICLES]


def wordings(question: Question, told: Sequence[Ranked]) -> tuple[Conflict, ...]:
    """Return how the sentences word it differently; values cite places, from 1, in `told`."""
    return differing_wordings(question.standalone, compared_inputs(question, told))


def told_differently(
    question: Question,
    searcher: Searcher,
    filters: Filters,
    found: Found,
    chosen: Sequence[Ranked],
) -> tuple[tuple[Ranked, ...], tuple[Conflict, ...]]:
    """Return the sentences that tell what the best one tells, and where their answers differ."""
    copies = counterparts(question, searcher, filters, found)
    near = searcher.read_further(question, _one_an_article(_near_the_best(found)))
    accounts = other_accounts(question, found, chosen)
    told = _one_an_article((*near[:1], *copies, *near[1:], *accounts))
    inputs = [
        conflict_input(
            entry.candidate,
            place,
            _marked(entry, likely=entry in copies),
            sure=entry in accounts
            or is_sure(entry)
            or entry in copies
            or (place == 1 and bool(copies) and _is_short(_marked(entry, likely=False), entry)),
        )
        for place, entry in enumerate(told, 1)
    ]
    return told, differing_tellings(question.standalone, inputs, searcher.matcher.match)


def _marked(entry: Ranked, *, likely: bool) -> tuple[int, int] | None:
    """Return the words that the reader took for the answer; `likely`: the likeliest, if few."""
    if entry.reader is None or entry.reader.span:
        return entry.reader.span if entry.reader else None
    likeliest = entry.reader.likeliest
    return likeliest if likely and _is_short(likeliest, entry) else None


def _is_short(span: tuple[int, int] | None, entry: Ranked) -> bool:
    """Whether some words are the name of a thing rather than a statement."""
    return span is not None and len(words(entry.candidate.text[slice(*span)])) <= SHORT
