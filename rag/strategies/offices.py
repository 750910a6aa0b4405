"""Offices and who holds them: "Who is the mayor?", "Who is Ada Reed?", "What is her rank?"."""

from collections.abc import Sequence
from datetime import date

from ingest.names import NameEntry, NameTable
from rag.answer import Conflict
from rag.conflicts.differing_ranks import differing_ranks
from rag.conflicts.ranks import RANKS, ranks_of
from rag.conflicts.records import Reading
from rag.conflicts.values import conflict_of
from rag.evidence.ranked import ROLE_PENALTIES
from rag.question.asked_for import AskedFor
from rag.question.times import TimeOrder
from rag.question.understanding import Question
from rag.request import Filters
from rag.roles.asking import asks_what_is, asks_what_was, bearer_asked, holder_asked
from rag.roles.vocabulary import office, serves_for
from rag.searcher import Searcher
from rag.strategies.differing import conflict_input, dated_note, remark_on, renumbered
from rag.strategies.findings import Evidence, Findings, evidence_from
from rag.strategies.holders import FORMS_SEARCHED, Holding, described, holders_told
from rag.words import words

MOST_EVIDENCE = 4
MOST_DESCRIPTIONS = 2
NOT_OUTRIGHT = "No article says outright who “{}” is."
RANK_STEMS = frozenset({"rank", "branch", "servic"})
SERVICE_STEMS = frozenset({"rank", "branch"})
"""Words that ask for a person's service wherever they stand; "service" may be another one."""
MOST_HOLDERS = 4
SUPPORT = 0.9
"""Support of words that say outright what is asked; they are found, not estimated."""


def find_holders(question: Question, searcher: Searcher, filters: Filters) -> Findings | None:
    """Answer who holds an office; None where the question asks that of none, or no article tells.

    Where articles call several people that, and none of them outright so, it is refused.
    """
    phrase = holder_asked(question.standalone, searcher.names)
    if phrase is None:
        return None
    about = question.standalone[phrase.start : phrase.end]
    held = holders_told(phrase, question, searcher, filters)
    return _held(question, searcher.names, about, held)


def tells_no_office(question: Question, text: str, names: NameTable) -> bool:
    """Whether the holder of one certain office is asked for, and words speak of no such office."""
    phrase = holder_asked(question.standalone, names)
    if phrase is None or not phrase.qualifiers:
        return False
    told = (noun for word in words(text) if (noun := office(word.folded)))
    return not any(serves_for(phrase.noun, noun) for noun in told)


def find_descriptions(question: Question, searcher: Searcher, filters: Filters) -> Findings | None:
    """Answer who or what somebody is; None where the question asks no such thing."""
    known = [(found.start, found.end, found.entry) for found in question.mentions]
    known += [(person.start, person.end, person.entry) for person in question.meant]
    person = bearer_asked(question.standalone, known)
    if person is None:
        return _served(question, searcher, filters, known)
    return _described(_told_of(person, question, searcher, filters), searcher.names)


def _served(
    question: Question,
    searcher: Searcher,
    filters: Filters,
    known: Sequence[tuple[int, int, NameEntry]],
) -> Findings | None:
    """Answer of which branch, or rank, the one person is whom a question names or means."""
    people = {entry.name_id: entry for _, _, entry in known if entry.kind == "person"}
    if len(people) != 1 or not _asked_stems(question) & SERVICE_STEMS:
        return None
    (person,) = people.values()
    told = [
        one
        for one in _told_of(person, question, searcher, filters)
        if one.description.offices & RANKS
    ]
    return _described(told, searcher.names)


def _asked_stems(question: Question) -> set[str]:
    return {word.stem for word in question.terms}


def _told_of(
    person: NameEntry, question: Question, searcher: Searcher, filters: Filters
) -> list[Holding]:
    """Return what the articles say a person is: only ranks, where a rank is asked for."""
    texts = (question.standalone, *person.forms[:FORMS_SEARCHED])
    found = described(searcher.near_any(texts, filters), searcher.names)
    own = [one for one in found if one.description.entry.name_id == person.name_id]
    if asks_what_was(question.standalone):
        return [one for one in own if one.description.past]
    if asks_what_is(question.standalone):
        own = [one for one in own if one.description.offices and not one.description.past] or own
    ranks = [one for one in own if one.description.offices & RANKS]
    return ranks if ranks and _asked_stems(question) & RANK_STEMS else own


def _described(own: Sequence[Holding], names: NameTable) -> Findings | None:
    """Lay out what a person is said to be, the fullest description first."""
    chosen: list[Holding] = []
    said: set[str] = set()
    for one in sorted(own, key=_fullness, reverse=True):
        new = {word.stem for word in one.description.words if not word.capital} - said
        if new or not chosen:
            chosen.append(one)
        said |= {word.stem for word in one.description.words}
    return _with_ranks(chosen[:MOST_DESCRIPTIONS], own, names) if chosen else None


def _held(
    question: Question, names: NameTable, about: str, held: Sequence[Holding]
) -> Findings | None:
    """Lay out the holders of an office, in the order of time where there are several."""
    best: dict[int, Holding] = {}
    for one in sorted(held, key=_plainness, reverse=True):
        best.setdefault(one.description.entry.name_id, one)
    people = sorted(list(best.values())[:MOST_HOLDERS], key=_published)
    if not people:
        return None
    days = [_published(one) for one in people]
    dated = question.order is not None and days[0] < days[-1] < date.max
    if len(people) > 1 and not people[0].outright and not dated:
        near = tuple(_evidence(one, dated=False) for one in people)
        return Findings(answered=False, support=0.0, near=near, reason=NOT_OUTRIGHT.format(about))
    if question.order is not None:
        people = [people[-1 if question.order is TimeOrder.NEWEST else 0]]
    if len(people) > 1:
        return _findings(people, _differing(about, people), people)
    own = [one for one in held if one.description.entry == people[0].description.entry]
    return _with_ranks(people, own, names)


def _findings(
    chosen: Sequence[Holding], conflicts: Sequence[Conflict], told: Sequence[Holding]
) -> Findings:
    """Return the chosen sentences with the conflicts, which cite places, from 1, in `told`."""
    cited = {value.citation for conflict in conflicts for value in conflict.values}
    further = [one for place, one in enumerate(told, 1) if place in cited]
    entries = {one.candidate.sentence.row: one for one in (*chosen, *further)}
    kept = list(entries.values())[:MOST_EVIDENCE]
    places = {one.candidate.sentence.row: place for place, one in enumerate(kept, 1)}
    rows = [one.candidate.sentence.row for one in told]
    return Findings(
        answered=True,
        support=SUPPORT,
        evidence=tuple(_evidence(one, dated=bool(conflicts)) for one in kept),
        conflicts=renumbered(conflicts, rows, places),
        remark=remark_on(conflicts),
    )


def _with_ranks(chosen: Sequence[Holding], own: Sequence[Holding], names: NameTable) -> Findings:
    """Return the chosen descriptions of one person, or the ranks on which articles differ."""
    by_rank = _by_rank(own, names)
    conflicts = _ranks(names, by_rank)
    return _findings(() if conflicts else chosen, conflicts, by_rank)


def _by_rank(own: Sequence[Holding], names: NameTable) -> list[Holding]:
    """Return one description for each service and rank; only those with a service, if any has."""
    first: dict[tuple[str | None, frozenset[str]], Holding] = {}
    for place, one in enumerate(sorted(own, key=_soundness, reverse=True), 1):
        for rank in ranks_of(conflict_input(one.candidate, place), names):
            if rank.name_id == one.description.entry.name_id:
                first.setdefault((rank.service, rank.ranks), one)
    served = [one for (service, _), one in first.items() if service]
    return served or list(first.values())


def _ranks(names: NameTable, told: Sequence[Holding]) -> tuple[Conflict, ...]:
    """Return the services and ranks of the one person described that articles give differently."""
    if not told:
        return ()
    name = told[0].description.entry.canonical
    inputs = [conflict_input(one.candidate, place) for place, one in enumerate(told, 1)]
    return tuple(differing_ranks(name, AskedFor.PERSON, inputs, names))


def _differing(about: str, people: Sequence[Holding]) -> tuple[Conflict, ...]:
    """Return the several holders of one office as values that articles differ in."""
    readings = [
        Reading(conflict_input(one.candidate, place), one.description.start, one.description.end)
        for place, one in enumerate(people, 1)
    ]
    found = conflict_of(about, readings, lambda i, j: i == j)
    return (found,) if found else ()


def _evidence(one: Holding, *, dated: bool) -> Evidence:
    candidate, description = one.candidate, one.description
    note = dated_note(candidate.article.published) if dated and candidate.article else ""
    span = (description.first, description.last)
    return evidence_from(candidate.sentence, candidate.text, candidate.article, span, note)


def _soundness(one: Holding) -> tuple[float, float]:
    """Body before captions and headlines, originals before back-translated copies."""
    article = one.candidate.article
    translated = float(bool(article and article.translated))
    return -ROLE_PENALTIES.get(one.candidate.sentence.role, 0.0), -translated


def _plainness(one: Holding) -> tuple[float, ...]:
    """The sentence that says least beside it is the plainest."""
    return (*_soundness(one), -len(one.candidate.text))


def _fullness(one: Holding) -> tuple[float, ...]:
    description = one.description
    return (
        *_soundness(one),
        len(description.offices) + len(description.past) + len(description.names),
        len(description.words),
    )


def _published(one: Holding) -> date:
    article = one.candidate.article
    return (article.published.value if article else None) or date.max
