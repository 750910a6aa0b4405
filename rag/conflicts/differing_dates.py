"""Dates of what is asked about that differ between articles."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rag.answer import Conflict
from rag.conflicts.dates import DateWords, dates_of
from rag.conflicts.records import ConflictInput, Reading
from rag.conflicts.values import asked_about, conflict_of
from rag.words import content_words

_FRAME = frozenset({"date", "day", "year", "month", "time", "when"})


def differing_dates(question: str, evidence: Sequence[ConflictInput]) -> Iterator[Conflict]:
    """Find the date that each article gives for what is asked, where these contradict.

    An article does not contradict itself: its later sentences date something else.
    """
    readings: list[Reading] = []
    dates: list[DateWords] = []
    for item in evidence:
        date = _date_read(item) or _date_asked(question, item.text)
        if date and all(item.article_id != known.source.article_id for known in readings):
            readings.append(Reading(item, date.start, date.end))
            dates.append(date)
    conflict = conflict_of(
        asked_about(question), readings, lambda i, j: not dates[i].contradicts(dates[j])
    )
    if conflict:
        yield conflict


def _date_read(item: ConflictInput) -> DateWords | None:
    """Take the date in the words that a reader took for the answer."""
    if item.answer_span is None:
        return None
    start, end = item.answer_span
    return next(
        (date for date in dates_of(item.text) if start < date.end and date.start < end), None
    )


def _date_asked(question: str, text: str) -> DateWords | None:
    """Choose the date whose stretch of text, from the date before, has most of the question."""
    dates = list(dates_of(text))
    if not dates:
        return None
    wanted = {word.stem for word in content_words(question)} - _FRAME
    given = {(date.year, date.month, date.day) for date in dates_of(question)}
    edges = [0, *(date.end for date in dates)]
    best: tuple[int, int] | None = None
    for place, (begin, end) in enumerate(pairwise(edges)):
        date = dates[place]
        if (date.year, date.month, date.day) in given:
            continue
        stems = {word.stem for word in content_words(text[begin:end])}
        rank = (len(wanted & stems), int(date.day is not None))
        if best is None or rank > best[:2]:
            best = rank
            chosen = date
    return chosen if best is not None else None
