"""The publication date that a page states for an article.

Only lines that serve to date the article count (a dateline, a byline, a line by itself, a
"Published" label); a date within the story never does, nor the time of a file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from ingest.facts.date_words import DateForm, DateMention, find_dates
from ingest.facts.day_order import DayOrder, day_order
from ingest.facts.days_above import day_above, issue_day
from ingest.facts.other_dates import dates_mail, forum_post, speaks_of_another_time
from ingest.facts.page_lines import PageLine, telling_lines
from ingest.records import DateBasis, DatePrecision, Page, PublicationDate, SegmentRole

MAX_REST_WORDS = 4
LINE_REACH = 240
"""A date further into a line stands within prose."""
_HAS_DATE = re.compile(r"\d\d")
_LABEL = re.compile(
    r"(?P<updated>(?:last\s+)?(?:updated?|modified|edit(?:ed|ing)|revised|mis(?:e)? à jour"
    r"|actualizado|aktualisiert|stand|обновлено|تحديث)(?:\s+(?:date|on|at|le|el|am))?)"
    r"|(?P<published>(?:first\s+|originally\s+)?(?:publish(?:ed)?|post(?:ed)?|created|released"
    r"|issued|filed|dated?|(?:for\s+)?(?:immediate\s+)?release|publié|publicado|pubblicato|veröffentlicht|опубликовано|نشر)"
    r"(?:\s+(?:date|on|at|le|el|am|in))?)",
    re.IGNORECASE,
)
_LABEL_GAP = re.compile(r"\s*(?:by\s[^\d:|]{2,60}\s(?:on|at)|time|date)?[\s:,|–—-]*", re.IGNORECASE)
_LABEL_REACH = 90
_FILLER = re.compile(
    r"\d+(?::\d\d)*(?:\s?[ap]\.?\s?m\b\.?)?|\b(?:[A-Z]{2,5}T|UTC|GMT|BST|CET|[ap]m)\b"
    r"|\b(?:at|on|um|à|the|times?|reads?|views?|hrs?|hours?|min|minutes?|comments?|shares?)\b"
    r"|[^\w\s]",
    re.IGNORECASE,
)
_TIME = re.compile(
    r",?\s(?:at\s|um\s|à\s)?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s(?:[A-Z]{2,4}T|UTC)\b)?",
    re.IGNORECASE,
)
_DATELINE_TAIL = re.compile(r"\s*\)?\s*(?:\([^()\n]{1,40}\)|/[^\n/]{1,30}/)?\s*(?:--|[-–—:_])")
_DATELINE_REACH = 60
_PARTING = re.compile(r"\s*[|•·]\s*|\s{3,}|\t")
_MAX_PARTED_LINE = 120


class _Rank(IntEnum):
    PUBLISHED = 0
    MARKUP = 1
    PLAIN = 2
    UPDATED = 3


@dataclass(frozen=True, slots=True)
class _Candidate:
    rank: _Rank
    words: str
    mention: DateMention


def stated_date(page: Page, article: int) -> PublicationDate:
    """Read the date that the page gives one of its articles.

    Args:
        page: The page taken apart.
        article: Index of the article in `page.articles`.

    Returns:
        A stated date; or an unknown one, whose evidence keeps the words of a date that cannot
        be trusted and says why.
    """
    candidates = sorted(_candidates(page, article), key=lambda candidate: candidate.rank)
    if not candidates:
        above = day_above(page, article) or issue_day(page)
        if above is None:
            return PublicationDate()
        words = page.text.text[above.start : above.end]
        return PublicationDate(above.readings[0], DateBasis.STATED, words)
    order: DayOrder | None = None
    doubt: str | None = None
    for candidate in candidates:
        value = _certain(candidate.mention)
        if value is None and len(candidate.mention.readings) > 1:
            order = order or day_order(page, article, candidate.mention)
            value = order.choose(candidate.mention)
        if value is not None:
            return PublicationDate(
                value, DateBasis.STATED, candidate.words, candidate.mention.precision
            )
        doubt = doubt or f"{candidate.words}; not trusted: {_why(candidate.mention)}"
    return PublicationDate(evidence=doubt)


def _certain(mention: DateMention) -> date | None:
    return mention.readings[0] if len(mention.readings) == 1 else None


def _why(mention: DateMention) -> str:
    return mention.fault or " or ".join(day.isoformat() for day in mention.readings)


def _candidates(page: Page, article: int) -> Iterator[_Candidate]:
    text = page.text.text
    seen: set[int] = set()
    post = forum_post(page, article)
    for line in telling_lines(page, article):
        if post is not None and post.is_dated_by(text, line):
            continue
        end = min(line.end, line.start + LINE_REACH)
        if not _HAS_DATE.search(text, line.start, end):
            continue
        mentions = list(find_dates(text, line.start, end))
        for mention in mentions:
            rank = _rank(text, line, mention, mentions)
            if rank is not None and speaks_of_another_time(text, line, mention):
                rank = None
            if rank is not None and dates_mail(text, line):
                rank = _Rank.UPDATED
            if rank is not None and mention.start not in seen:
                seen.add(mention.start)
                time = _TIME.match(text, mention.end, line.end)
                words = text[mention.start : time.end() if time is not None else mention.end]
                yield _Candidate(rank, words, mention)
    markup = page.text.markup
    if markup is not None and markup.published and len(page.articles) == 1:
        for mention in find_dates(markup.published, 0, len(markup.published)):
            yield _Candidate(_Rank.MARKUP, markup.published, mention)
            break


def _rank(
    text: str, line: PageLine, mention: DateMention, mentions: list[DateMention]
) -> _Rank | None:
    """How a line gives a date: None where the date only stands within a story."""
    label = _label(text, line, mention, mentions)
    if label is not None:
        return label
    if line.attached:
        return _Rank.PLAIN if _stands_alone(text, line, mentions) and mention.readings else None
    if _opens_dateline(text, line, mention):
        return _Rank.PLAIN
    if mention.precision is not DatePrecision.DAY and line.role is not SegmentRole.DATELINE:
        return None
    if line.role in (SegmentRole.DATELINE, SegmentRole.BYLINE):
        return _Rank.PLAIN
    if _stands_alone(text, line, mentions):
        return _Rank.PLAIN
    is_link = mention.form is DateForm.ISO and "://" in text[line.start : line.end]
    return _Rank.UPDATED if is_link and " " not in text[line.start : line.end] else None


def _label(
    text: str, line: PageLine, mention: DateMention, mentions: list[DateMention]
) -> _Rank | None:
    """The last label before the date, with nothing but a name or a filler between."""
    start = max(line.start, mention.start - _LABEL_REACH)
    found = None
    for match in _LABEL.finditer(text, start, mention.start):
        if match.start() > line.start and text[match.start() - 1].isalnum():
            continue
        if _LABEL_GAP.fullmatch(text, match.end(), mention.start):
            found = match
    if found is None:
        return None
    opens = not text[line.start : found.start()].strip(" \t|•·–—-(*#>")
    if not opens and line.role is SegmentRole.BODY and not _stands_alone(text, line, mentions):
        return None
    return _Rank.UPDATED if found["updated"] else _Rank.PUBLISHED


def _stands_alone(text: str, line: PageLine, mentions: list[DateMention]) -> bool:
    """Whether a line holds little beside its date: times, zones, counters, a short label.

    Of a line in parts ("2020-08-30 | by R. Sandell | Leisure") that of the date counts.
    """
    if line.end - line.start <= _MAX_PARTED_LINE and len(mentions) == 1:
        line = _part_of(text, line, mentions[0])
    rest, at = [], line.start
    for mention in mentions:
        rest.append(text[at : mention.start])
        at = mention.end
    rest.append(text[at : line.end])
    words = _FILLER.sub(" ", _LABEL.sub(" ", " ".join(rest))).split()
    return len(words) <= (0 if line.role is SegmentRole.HEADLINE else MAX_REST_WORDS) and not any(
        word.islower() for word in words
    )


def _part_of(text: str, line: PageLine, mention: DateMention) -> PageLine:
    start = line.start
    for gap in _PARTING.finditer(text, line.start, line.end):
        if gap.end() <= mention.start:
            start = gap.end()
        elif gap.start() >= mention.end:
            return replace(line, start=start, end=gap.start())
    return replace(line, start=start)


def _opens_dateline(text: str, line: PageLine, mention: DateMention) -> bool:
    """Whether the date opens a report: "BAGHDAD, July 7, 2020 (Reuters) - "."""
    return (
        mention.start - line.start <= _DATELINE_REACH
        and line.role in (SegmentRole.BODY, SegmentRole.DATELINE)
        and text[line.start : line.start + 1].isupper()
        and not any(word.islower() for word in text[line.start : mention.start].split())
        and _DATELINE_TAIL.match(text, mention.end, line.end) is not None
    )
