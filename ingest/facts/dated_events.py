"""Events that articles of the corpus date, and what they say about articles without a date.

Where one article speaks of what happened to somebody "on January 3rd" and another dates a thing
about the same name to January of a year, the first was written after it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from ingest.facts.calendar_cues import Tense, YearlessMention
from ingest.facts.date_words import find_dates
from ingest.facts.name_mentions import surname_key
from ingest.facts.people import People
from ingest.records import DatePrecision
from ingest.sentences import sentence_spans

MIN_NAMES_SAME_DAY = 2
MAX_ARTICLES_OF_RARE_NAME = 6
MAX_PART_OF_RARE_NAME = 0.02
SENTENCE_REACH = 600
MAX_WORDED = 200
_MIN_NAME = 4


@dataclass(frozen=True, slots=True)
class NamesAround:
    """The names of one sentence: all surnames, and the persons with a given name.

    A person is the initial of the given name with the surname: "q soleimani".
    """

    every: frozenset[str]
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A day or month with its year, and the names that stand in the same sentence."""

    article: int
    month: int
    day: int | None
    year: int
    names: NamesAround


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A yearless mention of an undated article with the names of its sentence."""

    mention: YearlessMention
    names: NamesAround


def names_around(text: str, people: People, start: int, end: int, at: int) -> NamesAround:
    """Give the surnames in the sentence, within `text[start:end]`, that holds a place."""
    low, high = max(start, at - SENTENCE_REACH), min(end, at + SENTENCE_REACH)
    begin = max(text.rfind("\n", low, at) + 1, low)
    stop = text.find("\n", at, high)
    for first, last in sentence_spans(text, begin, stop if stop >= 0 else high):
        if first <= at < last:
            mentions = [one for one in people.between(first, last) if len(one.surname) >= _MIN_NAME]
            persons = {
                _person_key(people.fullest(one))
                for one in mentions
                if not one.organisation and people.is_person(one.name)
            }
            persons.discard("")
            return NamesAround(frozenset(one.surname for one in mentions), frozenset(persons))
    return NamesAround(frozenset(), frozenset())


def _person_key(name: str) -> str:
    """The initial of the given name and the surname; empty for a surname alone."""
    return f"{name[0].lower()} {surname_key(name)}" if " " in name else ""


def yearless_events(
    article: int, published: date, mentions: Sequence[NamedMention]
) -> Iterable[DatedEvent]:
    """Date an article's yearless mentions by its own date: the last such day before it."""
    for named in mentions:
        mention = named.mention
        if mention.tense is not Tense.PAST or not named.names.every:
            continue
        for year in (published.year, published.year - 1):
            interval = mention.in_year(year)
            if interval is not None and interval[0] <= published:
                yield DatedEvent(article, mention.month, mention.day, year, named.names)
                break


def worded_events(
    article: int, text: str, people: People, start: int, end: int
) -> Iterable[DatedEvent]:
    """Give what an article, dated or not, dates with a year: "in January 2020"."""
    for mention in islice(find_dates(text, start, end), MAX_WORDED):
        if len(mention.readings) == 1:
            names = names_around(text, people, start, end, mention.start)
            found = mention.readings[0]
            day = found.day if mention.precision is DatePrecision.DAY else None
            if names.every:
                yield DatedEvent(article, found.month, day, found.year, names)


class EventIndex:
    """The dated events of a corpus by month."""

    def __init__(
        self, events: Iterable[DatedEvent], holders: Mapping[str, int], articles: int
    ) -> None:
        """Take the events, and how many of all articles hold each surname: few hold a rare one."""
        self._by_month: defaultdict[int, list[DatedEvent]] = defaultdict(list)
        for event in events:
            self._by_month[event.month].append(event)
        self._holders = holders
        self._most = max(MAX_ARTICLES_OF_RARE_NAME, int(MAX_PART_OF_RARE_NAME * articles))

    def match(self, article: int, named: NamedMention) -> DatedEvent | None:
        """Find the event of another article that a yearless mention speaks of.

        The same day needs two names in common or a rare person, a month alone a rare person.
        Events of different years that both fit are no evidence.
        """
        fitting = [
            event
            for event in self._by_month[named.mention.month]
            if event.article != article and self._fits(event, named)
        ]
        years = {event.year for event in fitting}
        return fitting[0] if len(years) == 1 else None

    def _fits(self, event: DatedEvent, named: NamedMention) -> bool:
        day = named.mention.day
        if event.day is not None and day is not None and event.day != day:
            return False
        persons = event.names.persons & named.names.persons
        if any(self._holders[key.split(" ", 1)[1]] <= self._most for key in persons):
            return True
        shared = event.names.every & named.names.every
        return event.day is not None and event.day == day and len(shared) >= MIN_NAMES_SAME_DAY
