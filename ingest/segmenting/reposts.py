"""Whether a forum post is a reposted report or a reader's own words."""

import re
from collections.abc import Sequence

from ingest.segmenting.boxes import is_article_prose
from ingest.segmenting.headline_words import is_credit, may_be_headline, stems
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.register import DATELINE, measure, present_tense
from ingest.segmenting.units import Unit

_STRUCTURE_UNITS = 8
_FEWEST_WORDS = 40
_REPORT_FLOOR = 1.0
_DENSE_REPORT = 4.0
_FEWEST_DENSE_WORDS = 25
_HEADLINE_WORDS = 4
_CREDIT_UNITS = 2
_FEWEST_PARAGRAPHS = 2
_MOST_READ = 30
_SIGNED_WORDS = 3
_QUOTED = re.compile(r"[\"“”]")
_LONGEST_AFTERWORD = 30
_FEWEST_PRESENT = 2
_PRESENT_SHARE = 0.05
_PRESENT_IN_REPORT = 0.015
"""Of 1,350 BBC reports none ends, below so few verbs in the present, with such an afterword."""


def is_report(units: Sequence[Unit], topic: Sequence[Unit] = ()) -> bool:
    """Whether a post's units are a report.

    A report shows its form (headline, dateline, byline, date, photo credit) and its register
    (attribution outweighing first and second person). A post that starts by quoting another is
    an answer to it.

    Args:
        units: The post, without its writer's line.
        topic: Lines above the first post, one of which may be its headline.
    """
    span = report_span(units)
    told = units[span.start : span.stop]
    prose = [unit for unit in told if is_article_prose(unit)]
    if not prose or Sign.QUOTE in units[0].signs:
        return False
    register = measure(unit.text for unit in prose)
    fewest = _FEWEST_WORDS if register.report < _DENSE_REPORT else _FEWEST_DENSE_WORDS
    if register.words < fewest or register.is_reader or register.report < _REPORT_FLOOR:
        return False
    return _has_form(told, prose[0]) or _is_topic_of(topic, prose)


def report_below(units: Sequence[Unit], start: int) -> int | None:
    """Where a report begins with its headline and its byline or date; None where none does.

    Args:
        units: A page whose readers' comments come first.
        start: The first comment.
    """
    for index in range(start, len(units)):
        unit = units[index]
        if unit.words < _HEADLINE_WORDS or unit.ends_sentence or unit.signs:
            continue
        if not may_be_headline(unit):
            continue
        if not any(map(is_credit, units[index + 1 : index + 1 + _CREDIT_UNITS])):
            continue
        below = units[index : index + 1 + _MOST_READ]
        prose = [one for one in below if is_article_prose(one)]
        if len(prose) >= _FEWEST_PARAGRAPHS and is_report(below):
            return index
    return None


def report_span(units: Sequence[Unit]) -> range:
    """A post from a headline with its byline or date on, without what its poster says around it.

    The whole post, where it has none.
    """
    for index, unit in enumerate(units[:_STRUCTURE_UNITS]):
        if unit.words < _HEADLINE_WORDS or unit.ends_sentence or not may_be_headline(unit):
            continue
        below = units[index + 1 : index + 1 + _CREDIT_UNITS]
        if not any(map(is_credit, below)):
            continue
        end = len(units)
        while end > index + 1 and is_remark(units, end - 1):
            end -= 1
        while index > 0 and units[index - 1].is_timestamp:
            index -= 1
        return range(index, end)
    return range(len(units))


def is_remark(units: Sequence[Unit], index: int) -> bool:
    """Whether a reader speaks in a line, or signs what he says in the line above."""
    unit = units[index]
    if measure([unit.text]).is_reader:
        return True
    is_signature = unit.words <= _SIGNED_WORDS and not unit.ends_sentence and not unit.signs
    return is_signature and index > 0 and measure([units[index - 1].text]).is_reader


def is_afterword(last: Unit, report: Sequence[Unit]) -> bool:
    """Whether the last lines below a report in the past tense are told in the present.

    Said of a poster who has spoken above the report: "The bidder was the Moose Hall. It works by a
    switch: green is open, amber is last orders."
    """
    if last.words > _LONGEST_AFTERWORD or not last.ends_sentence or last.signs:
        return False
    present, words = present_tense([last.text])
    if present < max(_FEWEST_PRESENT, _PRESENT_SHARE * words) or _QUOTED.search(last.text):
        return False
    if measure([last.text]).report > 0:
        return False
    told, words_told = present_tense(unit.text for unit in report)
    return told <= _PRESENT_IN_REPORT * words_told


def _has_form(units: Sequence[Unit], first_prose: Unit) -> bool:
    if DATELINE.match(first_prose.text):
        return True
    for unit in units[:_STRUCTURE_UNITS]:
        if unit is first_prose:
            return False
        if unit.is_timestamp or unit.signs & {Sign.BYLINE, Sign.CAPTION, Sign.CREDIT}:
            return True
        if may_be_headline(unit) and unit.words >= _HEADLINE_WORDS and not unit.ends_sentence:
            return True
        if DATELINE.match(unit.text):
            return True
    return False


def _is_topic_of(topic: Sequence[Unit], prose: Sequence[Unit]) -> bool:
    """Whether a line above the post is its headline: most of its words come back in the text."""
    told = stems(" ".join(unit.text for unit in prose[:6]))
    for unit in topic:
        own = stems(unit.text)
        if may_be_headline(unit) and len(own) >= 3 and len(own & told) >= len(own) / 2:
            return True
    return False
