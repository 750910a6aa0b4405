"""What may be searched: from the page's controls to `Filters` and to one plain line."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from ingest.errors import QuestionError
from ingest.records import Article
from rag.request import Filters
from ui.page.origins import counted
from ui.page.wording import day

Choice = tuple[str, str]
LONGEST_CHOICE = 90


def publisher_choices(articles: Mapping[str, Article]) -> list[str]:
    """Every publisher once, in alphabetical order."""
    named = {article.publisher for article in articles.values() if article.publisher}
    return sorted(named, key=str.casefold)


def article_choices(articles: Mapping[str, Article]) -> list[Choice]:
    """Every article as (what a person reads, its id), in alphabetical order."""
    rows = [(_short(article.title or article.source), key) for key, article in articles.items()]
    return sorted(rows, key=lambda row: row[0].casefold())


def source_choices(sources: Sequence[str], articles: Mapping[str, Article]) -> list[Choice]:
    """Files as (the title of their first article and their name, their place)."""
    titles = {
        article.source.partition("#")[0]: article.title
        for article in sorted(articles.values(), key=lambda one: one.start, reverse=True)
    }
    rows = ((titles.get(source), source) for source in sources)
    return [
        (f"{_short(title)} ({name})" if title else name, source)
        for title, source in rows
        for name in (source.rpartition("/")[2],)
    ]


def filters_from(
    published_from: str | None,
    published_to: str | None,
    publishers: Sequence[str] | None,
    article_ids: Sequence[str] | None,
    include_comments: bool,
) -> Filters:
    """Read the controls.

    Raises:
        QuestionError: a date is not a date, or the first lies after the last.
    """
    first, last = _read_date(published_from), _read_date(published_to)
    if first and last and first > last:
        raise QuestionError("The first date lies after the last one; swap them.")
    return Filters(
        published_from=first,
        published_to=last,
        publishers=tuple(publishers or ()),
        article_ids=tuple(article_ids or ()),
        include_comments=include_comments,
    )


def describe(filters: Filters, articles: Mapping[str, Article]) -> str:
    """Say what is searched: empty where that is everything."""
    parts: list[str] = []
    if filters.published_from and filters.published_to:
        parts.append(f"{day(filters.published_from)} to {day(filters.published_to)}")
    elif filters.published_from:
        parts.append(f"from {day(filters.published_from)} on")
    elif filters.published_to:
        parts.append(f"up to {day(filters.published_to)}")
    if filters.publishers:
        parts.append(", ".join(filters.publishers))
    if filters.article_ids:
        parts.append(_named(filters.article_ids, articles))
    if not filters.include_comments:
        parts.append("no reader comments")
    return "Searched only: " + "; ".join(parts) if parts else ""


def _named(article_ids: Iterable[str], articles: Mapping[str, Article]) -> str:
    titles = [articles[key].title or articles[key].source for key in article_ids if key in articles]
    return f"“{_short(titles[0])}”" if len(titles) == 1 else counted(len(titles), "chosen article")


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_CHOICE else title[: LONGEST_CHOICE - 1].rstrip() + "…"


def _read_date(value: str | None) -> date | None:
    if not value or not value.strip():
        return None
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        raise QuestionError(
            f"“{value.strip()[:40]}” is not a date; write it as year-month-day, 2020-07-08."
        ) from None
