"""Ranks and services of one person that differ between articles."""

from collections.abc import Iterator, Sequence

from ingest.names import NameMention, NameTable
from rag.answer import Conflict
from rag.conflicts.ranks import RankReading, ranks_of
from rag.conflicts.records import ConflictInput
from rag.conflicts.values import conflict_of
from rag.question.asked_for import AskedFor
from rag.words import content_words, words

_OF_RANK = frozenset(("rank", "service", "branch", "title", "military"))
"""Words that ask for the rank of whomever the question names."""
_OFFICERS = frozenset(("general", "gen", "admiral", "colonel"))
"""Words that ask for an officer whom the question does not name."""


def differing_ranks(
    question: str, asked: AskedFor, evidence: Sequence[ConflictInput], names: NameTable
) -> Iterator[Conflict]:
    """Find a person whom articles give different services or ranks, if the question is of that."""
    folded = {word.folded for word in words(question)}
    if asked is not AskedFor.PERSON and not folded & (_OF_RANK | _OFFICERS):
        return
    people = [mention for mention in names.find(question) if mention.entry.kind == "person"]
    named = {mention.entry.name_id for mention in people}
    of_them = bool(folded & _OF_RANK) or not _asks_more(question, people)
    by_person: dict[int, list[RankReading]] = {}
    for item in evidence:
        for rank in ranks_of(item, names):
            if not named or (rank.name_id in named) == of_them:
                by_person.setdefault(rank.name_id, []).append(rank)
    for ranks in by_person.values():
        conflict = _conflict_in(ranks)
        if conflict:
            yield conflict


def _asks_more(question: str, people: Sequence[NameMention]) -> bool:
    """Whether a question is of more than who the people are whom it names."""
    return any(
        word.folded not in _OFFICERS
        and not any(person.start <= word.start < person.end for person in people)
        for word in content_words(question)
    )


def _conflict_in(ranks: Sequence[RankReading]) -> Conflict | None:
    return conflict_of(
        f"rank of {ranks[0].name}",
        [rank.reading for rank in ranks],
        lambda i, j: not ranks[i].contradicts(ranks[j]),
    )
