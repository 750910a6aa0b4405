"""Puts people in the place of the offices by which a question means them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.names import NameEntry
from rag.question.anchors import Anchor
from rag.question.understanding import MeantPerson, Question
from rag.request import Filters
from rag.roles.asking import OfficePhrase, holder_asked, offices_named
from rag.searcher import Searcher
from rag.strategies.holders import Holding, holders_told
from rag.words import words

_NEW = re.compile(r"\b(?:new|newest|latest|current|present|incoming)\b", re.IGNORECASE)
CLEARLY = 2.0
"""One of several holders is meant when articles describe them so many times as often."""


def with_people(question: Question, searcher: Searcher, filters: Filters) -> Question:
    """Return the question with the people whom its offices mean, where articles tell them.

    "What did the defense secretary say?" means whoever the articles call that. Of several, the
    one that is written of most is meant, if clearly so, or the one of the time that is asked.
    """
    if holder_asked(question.standalone, searcher.names):
        return question
    meant = []
    nobody: list[OfficePhrase] = []
    for phrase in offices_named(question.standalone, searcher.names):
        held = holders_told(phrase, question, searcher, filters)
        if _NEW.search(question.standalone, phrase.start, phrase.end):
            held = _of_newest_article(held)
        person = _meant(phrase, held)
        if person is not None:
            end = _end_as_told(question.standalone, phrase.end, person, held)
            meant.append(MeantPerson(phrase.start, end, person))
        elif not held:
            nobody.append(phrase)
    return replace(
        question,
        meant=tuple(meant),
        anchors=_without_offices(question, meant),
        widened=_widened(question, meant),
        untold=tuple((phrase.start, phrase.end) for phrase in nobody),
    )


def _end_as_told(text: str, end: int, person: NameEntry, held: Sequence[Holding]) -> int:
    """Return where an office ends with the words that its holder is described by as well."""
    told = {
        word.stem
        for one in held
        if one.description.entry.name_id == person.name_id
        for word in one.description.words
    }
    for word in words(text):
        if word.start < end:
            continue
        if word.stem not in told or text[end : word.start].strip():
            break
        end = word.end
    return end


def _without_offices(question: Question, meant: Sequence[MeantPerson]) -> tuple[Anchor, ...]:
    """Return the anchors but for names that only say whose office is meant ("CENTCOM's chief")."""
    spans = [(person.start, person.end) for person in meant]
    inside, outside = set[int](), set[int]()
    for mention in question.mentions:
        held = any(start <= mention.start < end for start, end in spans)
        (inside if held else outside).add(mention.entry.name_id)
    return tuple(one for one in question.anchors if one.name_id not in inside - outside)


def _of_newest_article(held: Sequence[Holding]) -> list[Holding]:
    days = [_published(one) for one in held]
    return [one for one, day in zip(held, days, strict=True) if day == max(days)]


def _published(one: Holding) -> date:
    article = one.candidate.article
    return (article.published.value if article else None) or date.min


def _meant(phrase: OfficePhrase, held: Sequence[Holding]) -> NameEntry | None:
    """Return the one person who is meant, or None where nobody clearly is."""
    people = {one.description.entry.name_id: one.description.entry for one in held}
    told = Counter(one.description.entry.name_id for one in held)
    ordered = sorted(people, key=lambda name_id: -told[name_id] * max(1, people[name_id].count))
    if not ordered or (not phrase.of and not phrase.qualifiers and not told):
        return None
    first = people[ordered[0]]
    if len(ordered) > 1:
        second = people[ordered[1]]
        if told[first.name_id] * first.count < CLEARLY * told[second.name_id] * second.count:
            return None
    return first


def _widened(question: Question, meant: Sequence[MeantPerson]) -> str:
    """Show behind an office whom it was taken to mean: "the defense secretary (Mark Esper)"."""
    widened = question.widened
    for person in meant:
        words = question.standalone[person.start : person.end]
        widened = widened.replace(words, f"{words} ({person.entry.canonical})", 1)
    return widened
