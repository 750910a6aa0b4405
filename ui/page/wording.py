"""Dates, labels and states in the page's own words."""

from collections.abc import Mapping
from datetime import date

from ingest.records import Article, DateBasis, DatePrecision
from rag.answer import Citation
from rag.events import Stage

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
UNDATED = "No date given"
TRANSLATED = "Reads like a translation back into English"
STAGE_WORDS = {
    Stage.SEARCHING: "Searching the articles",
    Stage.READING: "Reading what was found",
    Stage.CHECKING: "Checking every sentence against its source",
}


def day(value: date, precision: DatePrecision = DatePrecision.DAY) -> str:
    """Write a date as far as it is known.

    >>> day(date(2020, 7, 7))
    '7 July 2020'
    """
    if precision is DatePrecision.YEAR:
        return str(value.year)
    month = f"{MONTHS[value.month - 1]} {value.year}"
    return month if precision is DatePrecision.MONTH else f"{value.day} {month}"


def dated(citation: Citation, articles: Mapping[str, Article]) -> str:
    """When a cited article was published, and what that rests on."""
    if citation.published is None:
        return UNDATED
    article = articles.get(citation.article_id)
    precision = article.published.precision if article else DatePrecision.DAY
    return day(citation.published, precision)


def labels(citation: Citation, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Everything a reader should know before trusting a source, most important first."""
    found: list[str] = []
    if citation.kind == "reader_comment":
        found.append("Reader comment, not part of the article")
    article = articles.get(citation.article_id)
    if article and article.translated:
        found.append(TRANSLATED)
    if citation.same_origin:
        others = " ".join(f"[{marker}]" for marker in citation.same_origin)
        found.append(f"Tells the same report as {others}")
    elif article:
        found += retelling(article, articles)
    if citation.date_basis == "inferred":
        # The words come first; how they were read stands in the reader.
        found.append(inferred((citation.date_evidence or "").partition(";")[0]))
    return tuple(found)


def article_labels(article: Article, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """What a reader should know of a whole article."""
    found = [f"{TRANSLATED}: {article.translated}"] if article.translated else []
    found += retelling(article, articles)
    if article.published.basis is DateBasis.INFERRED:
        found.append(inferred(article.published.evidence))
    return tuple(found)


def retelling(article: Article, articles: Mapping[str, Article]) -> list[str]:
    """Name another article that goes back to the same report, where there is one."""
    if article.origin is None:
        return []
    twins = [
        other.title or other.source
        for other in articles.values()
        if other.origin == article.origin and other.article_id != article.article_id
    ]
    if not twins:
        return []
    more = f" and {len(twins) - 1} more" if len(twins) > 1 else ""
    return [f"Tells the same report as “{twins[0]}”{more}"]


def inferred(evidence: str | None) -> str:
    """Say that a date is not printed on the page, and what it rests on."""
    words = evidence or "the text"
    return f"Date inferred from {words if '“' in words else f'“{words}”'}"


def composed_by(composer: str) -> str:
    """Who worded an answer."""
    if composer == "quotes":
        return "The articles’ own sentences"
    return f"Worded by {composer}, each sentence checked against its source"
