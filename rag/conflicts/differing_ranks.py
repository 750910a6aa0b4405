"""Ranks and services of one person that differ between articles."""

from collections.abc import Iterator, Sequence

from ingest.names import NameTable
from rag.answer import Conflict
from rag.conflicts.ranks import RankReading, ranks_of
from rag.conflicts.records import ConflictInput
from rag.conflicts.values import conflict_of
from rag.question.asked_for import AskedFor
from rag.words import words

_ASKED_WORDS = frozenset(
    ("rank", "service", "branch", "general", "gen", "admiral", "colonel", "title", "military")
)


def differing_ranks(
    question: str, asked: AskedFor, evidence: Sequence[ConflictInput], names: NameTable
) -> Iterator[Conflict]:
    """Find a person whom articles give different services or ranks, if the question is of that."""
    folded = {word.folded for word in words(question)}
    if asked is not AskedFor.PERSON and not folded & _ASKED_WORDS:
        return
    asked_people = {
        mention.entry.name_id for mention in names.find(question) if mention.entry.kind == "person"
    }
    by_person: dict[int, list[RankReading]] = {}
    for item in evidence:
        for rank in ranks_of(item, names):
            if not asked_people or rank.name_id in asked_people:
                by_person.setdefault(rank.name_id, []).append(rank)
    for ranks in by_person.values():
        conflict = _conflict_in(ranks)
        if conflict:
            yield conflict


def _conflict_in(ranks: Sequence[RankReading]) -> Conflict | None:
    return conflict_of(
        f"rank of {ranks[0].name}",
        [rank.reading for rank in ranks],
        lambda i, j: not ranks[i].contradicts(ranks[j]),
    )
