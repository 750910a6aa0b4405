"""A person's first or full name, as the articles write it, and where they differ."""

import re
from collections.abc import Sequence

from ingest.names import NameEntry, NameTable
from rag.conflicts.records import Reading
from rag.conflicts.values import conflict_of
from rag.evidence.candidates import Candidate
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import Searcher
from rag.strategies.differing import conflict_input, dated_note, remark_on, renumbered
from rag.strategies.findings import Findings, evidence_from
from rag.strategies.holders import FORMS_SEARCHED

MOST_NAMES = 4
SUPPORT = 0.9
_ASKED = re.compile(
    r"\b(?P<which>first|given|christian|fore|full|whole|complete) ?names?\b", re.IGNORECASE
)
_FULL = frozenset({"full", "whole", "complete"})
_INITIAL = re.compile(r"[A-Z]\.?")


def find_given_names(question: Question, searcher: Searcher, filters: Filters) -> Findings | None:
    """Answer what a person's first or full name is; None where the question asks no such thing."""
    asked = _ASKED.search(question.standalone)
    people = [found.entry for found in question.mentions if found.entry.kind == "person"]
    people += [person.entry for person in question.meant]
    if asked is None or len(people) != 1:
        return None
    person = people[0]
    near = searcher.near_any(person.forms[:FORMS_SEARCHED], filters)
    full = asked["which"].lower() in _FULL
    told = _told(near, person, searcher.names, full=full)
    return _findings(f"{asked.group().lower()} of {person.canonical}", told) if told else None


def _told(
    candidates: Sequence[Candidate], person: NameEntry, names: NameTable, *, full: bool
) -> list[tuple[Candidate, tuple[int, int]]]:
    """Return one sentence for each first name that a report writes, with where it stands."""
    found: dict[tuple[str, str], tuple[Candidate, tuple[int, int]]] = {}
    for candidate in candidates:
        for mention in names.find(candidate.text):
            written = candidate.text[mention.start : mention.end]
            first, _, rest = written.partition(" ")
            if mention.entry.name_id != person.name_id or not rest or _INITIAL.fullmatch(first):
                continue
            end = mention.end if full else mention.start + len(first)
            origin = (candidate.article.origin if candidate.article else None) or ""
            found.setdefault((first.lower(), origin), (candidate, (mention.start, end)))
    return list(found.values())


def _findings(about: str, told: Sequence[tuple[Candidate, tuple[int, int]]]) -> Findings:
    readings = [
        Reading(conflict_input(candidate, place), *span)
        for place, (candidate, span) in enumerate(told, 1)
    ]
    firsts = [reading.words.split()[0].lower() for reading in readings]
    differing = conflict_of(about, readings, lambda i, j: firsts[i] == firsts[j])
    kept: dict[str, int] = {}
    for place, first in enumerate(firsts):
        kept.setdefault(first, place)
    chosen = [told[place] for place in kept.values()][:MOST_NAMES]
    rows = [candidate.sentence.row for candidate, _ in told]
    places = {candidate.sentence.row: place for place, (candidate, _) in enumerate(chosen, 1)}
    conflicts = renumbered((differing,) if differing else (), rows, places)
    return Findings(
        answered=True,
        support=SUPPORT,
        evidence=tuple(
            evidence_from(
                candidate.sentence,
                candidate.text,
                candidate.article,
                span,
                dated_note(candidate.article.published) if conflicts and candidate.article else "",
            )
            for candidate, span in chosen
        ),
        conflicts=conflicts,
        remark=remark_on(conflicts),
    )
