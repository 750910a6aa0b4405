"""Whether a page writes the day or the month first, where a numeric date does not tell.

"08/07/2020" is 8 July on one page and 7 August on another. Signs, strongest first: numeric
dates of the same page with only one reading, worded dates of the page within days of one
reading, days that the article's own story names shortly before, and the page's time zones and
spelling.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ingest.facts.date_words import MONTH_WORD, DateForm, DateMention, find_dates, month_number
from ingest.facts.page_lines import article_segments
from ingest.records import DatePrecision, Page

MAX_NEWS_DELAY_DAYS = 10
MAX_GAP_DAYS = 3
"""How far from its reading a worded date of the same page (a reply's, an update's) may be."""
MIN_SPELLING_SIGNS = 2
_PAGE_LIMIT = 200_000
_MONTH_DAY = re.compile(
    rf"\b(?:(?P<m1>{MONTH_WORD})\.?\s(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s(?P<m2>{MONTH_WORD}))"
    r"(?!\d|[/:])",
    re.IGNORECASE,
)
# Time zones of the United States against those of Britain and its neighbours, and spellings that
# differ between them (source: VarCon, the variant table of the SCOWL word lists).
_MONTH_FIRST_SIGN = re.compile(
    r"\b(?:[ECMP][SD]?T|a\.m\. ET|defense|color|center|favor(?:ed|ite)?|labor|program"
    r"|(?:organiz|recogniz|realiz|criticiz|apologiz)(?:es?|ed|ing|ation)|traveled|canceled)\b"
)
_DAY_FIRST_SIGN = re.compile(
    r"\b(?:BST|GMT|CES?T|defence|colour|centre|favour(?:ed|ite)?|labour|programmes?"
    r"|(?:organis|recognis|realis|criticis|apologis)(?:es?|ed|ing|ation)|travelled|cancelled)\b"
)


class DayOrder(Enum):
    """Which number of a numeric date comes first."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"

    def choose(self, mention: DateMention) -> date | None:
        """Give the reading that this order takes; None where the order is unknown."""
        if self is DayOrder.DAY_FIRST:
            return mention.day_first
        return mention.month_first if self is DayOrder.MONTH_FIRST else None


@dataclass(frozen=True, slots=True)
class _Votes:
    day_first: int
    month_first: int

    def order(self, least: int = 1) -> DayOrder:
        if self.day_first >= least and self.month_first == 0:
            return DayOrder.DAY_FIRST
        if self.month_first >= least and self.day_first == 0:
            return DayOrder.MONTH_FIRST
        return DayOrder.UNKNOWN


def day_order(page: Page, article: int, mention: DateMention) -> DayOrder:
    """Decide the order for one ambiguous date of an article.

    Args:
        page: The page that the date stands on.
        article: Index of the article.
        mention: A date with two readings.

    Returns:
        The order that the first telling sign gives, or `UNKNOWN`.
    """
    for order in (
        _by_other_dates(page, mention),
        _by_worded_dates(page, mention),
        _by_story(page, article, mention),
        _by_locale(page),
    ):
        if order is not DayOrder.UNKNOWN:
            return order
    return DayOrder.UNKNOWN


def _by_other_dates(page: Page, mention: DateMention) -> DayOrder:
    text = page.text.text
    certain = [
        other
        for other in find_dates(text, 0, min(len(text), _PAGE_LIMIT))
        if other.form is DateForm.NUMERIC
        and other.start != mention.start
        and len(other.readings) == 1
        and other.day_first != other.month_first
    ]
    return _Votes(
        sum(other.day_first is not None for other in certain),
        sum(other.month_first is not None for other in certain),
    ).order()


def _by_worded_dates(page: Page, mention: DateMention) -> DayOrder:
    text = page.text.text
    days = {
        other.readings[0]
        for other in find_dates(text, 0, min(len(text), _PAGE_LIMIT))
        if other.form is not DateForm.NUMERIC
        and other.precision is DatePrecision.DAY
        and other.readings
    }
    near = {
        order: any(reading and abs((reading - day).days) <= MAX_GAP_DAYS for day in days)
        for order in (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST)
        for reading in [order.choose(mention)]
    }
    return _Votes(near[DayOrder.DAY_FIRST], near[DayOrder.MONTH_FIRST]).order()


def _by_story(page: Page, article: int, mention: DateMention) -> DayOrder:
    """The reading that some day of the story precedes by a few days."""
    text = page.text.text
    votes = {DayOrder.DAY_FIRST: 0, DayOrder.MONTH_FIRST: 0}
    for segment in article_segments(page, article):
        for match in _MONTH_DAY.finditer(text, segment.start, segment.end):
            month = month_number(match["m1"] or match["m2"])
            day = int(match["d1"] or match["d2"])
            for order in votes:
                reading = order.choose(mention)
                votes[order] += reading is not None and _shortly_before(month, day, reading)
    return _Votes(votes[DayOrder.DAY_FIRST], votes[DayOrder.MONTH_FIRST]).order()


def _shortly_before(month: int, day: int, reading: date) -> bool:
    for year in (reading.year, reading.year - 1):
        try:
            gap = (reading - date(year, month, day)).days
        except ValueError:
            continue
        if 0 <= gap <= MAX_NEWS_DELAY_DAYS:
            return True
    return False


def _by_locale(page: Page) -> DayOrder:
    text = page.text.text[:_PAGE_LIMIT]
    return _Votes(len(_DAY_FIRST_SIGN.findall(text)), len(_MONTH_FIRST_SIGN.findall(text))).order(
        MIN_SPELLING_SIGNS
    )
