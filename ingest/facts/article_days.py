"""What each article of a corpus tells of days: those it names, with the people around them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.facts.calendar_cues import Tense
from ingest.facts.corpus_articles import CorpusArticle
from ingest.facts.cues import Cue
from ingest.facts.dated_events import (
    DatedEvent,
    NamedMention,
    names_around,
    worded_events,
    yearless_events,
)
from ingest.facts.offices import OFFICE_WORDS, office_cues
from ingest.facts.people import People
from ingest.records import DatePrecision

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class ArticleDays:
    """What an article tells of days and names; its names themselves are not kept."""

    past: tuple[NamedMention, ...]
    offices: tuple[Cue, ...]
    events: tuple[DatedEvent, ...]


def read_days(
    articles: Sequence[CorpusArticle], undated: Sequence[CorpusArticle]
) -> tuple[dict[int, ArticleDays], Counter[str]]:
    """Read articles one by one, by number; the second is how many of them hold each surname.

    The dated ones are left out where no undated one names a month that they could date.
    """
    months = {mention.month for one in undated for mention in one.yearless}
    told: dict[int, ArticleDays] = {}
    holders: Counter[str] = Counter()
    for one in articles if months else undated:
        people = one.people()
        holders.update({mention.surname for mention in people.mentions})
        past = tuple(_named(one, people, months))
        is_dated = one.article.published.value is not None
        offices = () if is_dated else tuple(_office_cues(one, people))
        events = tuple(_events(one, people, past, months))
        told[one.number] = ArticleDays(past, offices, events)
    return told, holders


def _office_cues(article: CorpusArticle, people: People) -> list[Cue]:
    """Offices, the latest to begin first: an earlier one that contradicts it is history."""
    start, end = article.article.start, article.article.end
    if OFFICE_WORDS.search(article.text, start, end) is None:
        return []
    cues = [
        Cue(cue.words, cue.reading, cue.days)
        for cue in office_cues(article.text, start, end, people)
    ]
    return sorted(cues, key=lambda cue: cue.days.first, reverse=True)


def _named(article: CorpusArticle, people: People, months: set[int]) -> list[NamedMention]:
    return [
        NamedMention(
            mention,
            names_around(article.text, people, article.start, article.end, mention.start),
        )
        for mention in article.yearless
        if mention.month in months and mention.tense is Tense.PAST
    ]


def _events(
    one: CorpusArticle, people: People, past: Sequence[NamedMention], months: set[int]
) -> Iterable[DatedEvent]:
    published = one.article.published
    if published.value is not None and published.precision is DatePrecision.DAY:
        yield from yearless_events(one.number, published.value, past)
    if months and _YEAR.search(one.text, one.start, one.end):
        found = worded_events(one.number, one.text, people, one.start, one.end)
        yield from (event for event in found if event.month in months)
