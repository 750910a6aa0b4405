"""Dates, labels and states in the page's own words."""

from collections.abc import Mapping
from datetime import date

from ingest.records import Article, DatePrecision
from rag.answer import Citation
from rag.events import Stage

MONTHS = (
    "January February March April May June July August September October November December"
).split()
STAGE_WORDS = {
    Stage.SEARCHING: "Searching the articles",
    Stage.READING: "Reading what was found",
    Stage.CHECKING: "Checking every sentence against its source",
}
VERDICT_WORDS = {
    "verbatim": "The source's own words",
    "supported": "Checked against its source",
    "partly supported": "Only part of this is in the source",
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
        return "No date given"
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
        found.append("Reads like a translation back into English")
    if citation.same_origin:
        others = " ".join(f"[{marker}]" for marker in citation.same_origin)
        found.append(f"Tells the same report as {others}")
    elif article and retells(article, articles):
        found.append("Retells a report that another article here tells too")
    if citation.date_basis == "inferred":
        found.append(f"Date inferred from “{citation.date_evidence or 'the text'}”")
    return tuple(found)


def retells(article: Article, articles: Mapping[str, Article]) -> bool:
    """Whether another article goes back to the same report."""
    return article.origin is not None and any(
        other.origin == article.origin and other.article_id != article.article_id
        for other in articles.values()
    )


def composed_by(composer: str) -> str:
    """Who worded an answer."""
    if composer == "quotes":
        return "The articles’ own sentences"
    return f"Worded by {composer}, each sentence checked against its source"
