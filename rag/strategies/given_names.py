"""A person's first, full or last name, as the articles write it, and where they differ."""

import re
from collections.abc import Sequence
from enum import StrEnum

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
_NAME_OF = re.compile(r"^what(?:'s|’s| is| was) (?:the names? of\b|.{1,60}['’]s? names?\W*$)", re.I)
_CALLED_EITHER = re.compile(
    r"^(?:is|was|are)\b[^?]{1,60}\b(?P<called>called|named)\b[^?]{1,40}\bor\b",
    re.IGNORECASE,
)
_SPELT = re.compile(
    r"\bhow\b[^?]*\b(?:spell(?:s|ed)?|spelt|transliterate[sd]?|(?:name|surname)\b[^?]*\bwritten|"
    r"(?:write|writes|wrote|render|renders)\b[^?]*\b(?:name|surname))\b|"
    r"\bspellings?\b|\bspell (?:the |his |her |their )?(?:name|surname)\b",
    re.IGNORECASE,
)
_FULL = frozenset({"full", "whole", "complete"})
_INITIAL = re.compile(r"[A-Z]\.?")
_PREFIX = re.compile(r"^(?:al|el|ul)[-’']")
_BEHIND_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv"})
SPELT_DIFFERENTLY = "The articles spell the name differently."
SPELLINGS_SEARCHED = 6
"""Spellings of a last name that are searched for."""


class NamePart(StrEnum):
    """Which part of a name is asked for."""

    FIRST = "first name"
    FULL = "full name"
    LAST = "name"


Told = tuple[Candidate, tuple[int, int], str]
"""A sentence, where the part of the name stands in it, and what tells it from another one."""


def find_given_names(question: Question, searcher: Searcher, filters: Filters) -> Findings | None:
    """Answer what a person's first or full name is, or how the last one is spelt.

    None where the question asks no such thing.
    """
    part = _part_asked(question)
    found = [mention.entry for mention in question.mentions if mention.entry.kind == "person"]
    people = {entry.name_id: entry for entry in found or [one.entry for one in question.meant]}
    if part is None or len(people) != 1:
        return None
    (person,) = people.values()
    forms = _spellings(person) if part is NamePart.LAST else person.forms[:FORMS_SEARCHED]
    told = _told(searcher.near_any(forms, filters), person, searcher.names, part)
    return _findings(f"{part.value} of {person.canonical}", told, part) if told else None


def _part_asked(question: Question) -> NamePart | None:
    text = question.standalone
    if asked := _ASKED.search(text):
        return NamePart.FULL if asked["which"].lower() in _FULL else NamePart.FIRST
    if _SPELT.search(text):
        return NamePart.LAST
    if either := _CALLED_EITHER.match(question.offering):
        at = either.end("called")
        lasts = [one for one in question.mentions if one.entry.kind == "person" and one.start >= at]
        return NamePart.LAST if lasts else NamePart.FULL
    is_bare = all(word.stem == "name" for word in question.terms)
    return NamePart.FULL if is_bare and _NAME_OF.match(text) else None


def _last_name(written: str) -> tuple[int, int]:
    """Return where the last name stands in a name as it is written."""
    tokens = list(re.finditer(r"[\w’'-]+", written))
    while len(tokens) > 1 and tokens[-1].group().lower() in _BEHIND_NAMES:
        tokens.pop()
    return tokens[-1].span()


def _spellings(person: NameEntry) -> list[str]:
    lasts = [form[slice(*_last_name(form))] for form in person.forms]
    return list(dict.fromkeys(lasts))[:SPELLINGS_SEARCHED]


def _told(
    candidates: Sequence[Candidate], person: NameEntry, names: NameTable, part: NamePart
) -> list[Told]:
    """Return one sentence for each way in which a report writes that part of the name."""
    found: dict[tuple[str, str], Told] = {}
    for candidate in candidates:
        for mention in names.find(candidate.text):
            written = candidate.text[mention.start : mention.end]
            first, _, rest = written.partition(" ")
            if mention.entry.name_id != person.name_id:
                continue
            if part is NamePart.LAST:
                begin, end = _last_name(written)
                key = _PREFIX.sub("", written[begin:end].lower())
            elif not rest or _INITIAL.fullmatch(first):
                continue
            else:
                begin, end = 0, len(written) if part is NamePart.FULL else len(first)
                key = first.lower()
            span = (mention.start + begin, mention.start + end)
            origin = (candidate.article.origin if candidate.article else None) or ""
            found.setdefault((key, origin), (candidate, span, key))
    return list(found.values())


def _findings(about: str, told: Sequence[Told], part: NamePart) -> Findings:
    readings = [
        Reading(conflict_input(candidate, place), *span)
        for place, (candidate, span, _) in enumerate(told, 1)
    ]
    differing = conflict_of(about, readings, lambda i, j: told[i][2] == told[j][2])
    kept: dict[str, Told] = {}
    for one in told:
        kept.setdefault(one[2], one)
    chosen = list(kept.values())[:MOST_NAMES]
    rows = [candidate.sentence.row for candidate, _, _ in told]
    places = {candidate.sentence.row: place for place, (candidate, _, _) in enumerate(chosen, 1)}
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
            for candidate, span, _ in chosen
        ),
        conflicts=conflicts,
        remark=SPELT_DIFFERENTLY if part is NamePart.LAST and conflicts else remark_on(conflicts),
    )
