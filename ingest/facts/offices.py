"""When a text was written, by who holds an office in it: "President X", "the X administration"."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from ingest.facts.date_sets import DateSet
from ingest.facts.date_words import LATEST_DAY
from ingest.facts.name_mentions import NameMention
from ingest.facts.people import People

LAST_PART_DAYS = 190
_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|onetime|one-time|predecessor)[\s-]+\Z", re.IGNORECASE
)
_LEAVING = re.compile(r"\b(?:outgoing|caretaker|departing|lame-duck|resigned)\b[^.]{0,20}\Z", re.I)
_REACH = 40
_ADMINISTRATION = re.compile(r"\b(?P<name>[A-Z][\w-]+)(?:[’']s)?\s(?P<what>administration)\b")
OFFICE_WORDS = re.compile(
    r"[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|[Ss]ecretary|Pope|administration"
    r"|UN [Cc]hief"
)
"""Without one of these, a text names no office that this module knows."""
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_SOUNDS = (
    (re.compile(r"\b(?:al|el|as|ad|ash|abd|abdul|abdel)[\s-]+"), ""),
    (re.compile(r"[^\w\s]"), ""),
    (re.compile(r"dh|th"), "z"),
    (re.compile(r"[ey]"), "i"),
    (re.compile(r"o"), "u"),
    (re.compile(r"(\w)\1"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class OfficeCue:
    """Words that name a holder of an office, and the days of the term."""

    words: str
    reading: str
    days: DateSet


@dataclass(frozen=True, slots=True)
class _Term:
    holder: str
    titles: frozenset[str]
    first: date
    last: date
    administration: bool


def _sound(name: str) -> str:
    """A spelling-proof form: "Mustafa al-Kazemi" and "Mustafa al-Kadhimi" are one."""
    folded = unicodedata.normalize("NFKD", name.lower())
    folded = "".join(mark for mark in folded if not unicodedata.combining(mark))
    for pattern, by in _SOUNDS:
        folded = pattern.sub(by, folded)
    return folded.strip()


@cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    """Terms by the sound of the holder's whole name, and of the surname alone."""
    with (Path(__file__).parent / "lexicon" / "offices.toml").open("rb") as file:
        offices = tomllib.load(file)["office"]
    found: defaultdict[str, list[_Term]] = defaultdict(list)
    for office in offices:
        for names, first, *end in office["holders"]:
            forms = names.split("|")
            term = _Term(
                forms[0],
                frozenset(office["titles"]),
                first,
                end[0] if end else LATEST_DAY,
                office.get("administration", False),
            )
            keys = {_sound(form) for form in forms} | {_sound(form.split()[-1]) for form in forms}
            for key in keys:
                found[key].append(term)
    return {key: tuple(terms) for key, terms in found.items()}


def office_cues(text: str, start: int, end: int, people: People) -> Iterator[OfficeCue]:
    """Find office holders who are in office in `text[start:end]`.

    A "former" president, and one in a sentence that names a year, are history and left out; an
    "outgoing" one narrows the term to its end.
    """
    seen: set[str] = set()
    for mention in people.between(start, end):
        if not mention.titles or not mention.name or mention.name in seen:
            continue
        terms = _matching(mention, people)
        if terms and not _is_history(text, mention.start, mention.end, start, end):
            seen.add(mention.name)
            leaving = _LEAVING.search(text, max(start, mention.start - _REACH), mention.start)
            yield _cue(text[mention.start : mention.end], terms, leaving=leaving is not None)
    for match in _ADMINISTRATION.finditer(text, start, end):
        terms = tuple(
            term for term in _terms().get(_sound(match["name"]), ()) if term.administration
        )
        one_person = len({term.holder for term in terms}) == 1
        history = _is_history(text, match.start(), match.end(), start, end)
        if one_person and not history and match.group() not in seen:
            seen.add(match.group())
            yield _cue(match.group(), terms, leaving=False)


def _matching(mention: NameMention, people: People) -> tuple[_Term, ...]:
    titles = mention.titles
    full = people.fullest(mention)
    fitting = [term for term in _terms().get(_sound(full), ()) if term.titles & titles]
    if not fitting and len(full.split()) > 1:
        given, surname = _sound(full).split()[0], _sound(full.split()[-1])
        fitting = [
            term
            for term in _terms().get(surname, ())
            if term.titles & titles and _sound(term.holder).split()[0] == given
        ]
    return tuple(fitting)


def _is_history(text: str, start: int, end: int, low: int, high: int) -> bool:
    if _NOT_NOW.search(text, max(low, start - _REACH), start):
        return True
    begin = max(text.rfind(". ", low, start), text.rfind("\n", low, start), low)
    stop = text.find(". ", end, high)
    return _YEAR.search(text, begin, stop if stop >= 0 else high) is not None


def _cue(words: str, terms: tuple[_Term, ...], *, leaving: bool) -> OfficeCue:
    cut = timedelta(days=LAST_PART_DAYS)
    intervals = [(max(t.first, t.last - cut) if leaving else t.first, t.last) for t in terms]
    years = ", ".join(
        f"{first.year}–{last.year if last < LATEST_DAY else ''}" for first, last in intervals
    )
    part = "leaving office" if leaving else "in office"
    return OfficeCue(words, f"{terms[0].holder} {part} {years}", DateSet.union(intervals))
