"""When an article without a date of its own was written, from its own words and the corpus.

Each cue allows some days; the days that all cues allow are the answer, as far as they pin it.
An article whose cues contradict each other, or leave more than a year open, stays undated.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from ingest.facts.article_days import ArticleDays, read_days
from ingest.facts.calendar_cues import (
    LEAD_LENGTH,
    REACH_DAYS,
    Tense,
    YearlessMention,
    latest_past_year,
    not_last_month,
)
from ingest.facts.corpus_articles import CorpusArticle, corpus_articles
from ingest.facts.cues import Cue, combine, conclude, open_years
from ingest.facts.date_sets import ANY_DAY, DateSet
from ingest.facts.dated_events import (
    EventIndex,
)
from ingest.facts.post_dates import post_cue
from ingest.facts.retellings import PairReader, Pairs, most_alike
from ingest.records import DatePrecision, Page, PublicationDate
from ingest.sentences import sentence_spans

DAYS_AFTER_RETOLD = 7
WORDS_BEFORE = 60
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def infer_dates(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Infer dates for the articles that state none, over a whole corpus.

    Args:
        pages: Described pages; more of them give more to reason with.

    Returns:
        The same pages in order. An inferred date is the earliest that all cues allow, with the
        precision that they pin; its evidence quotes the words and says how they were read.
    """
    articles = corpus_articles(pages)
    undated = [one for one in articles if one.article.published.value is None]
    if not undated:
        return tuple(pages)
    told, holders = read_days(articles, undated)
    events = _event_cues(articles, undated, told, holders)
    retellings = _retelling_cues(articles, undated)
    dates: dict[tuple[int, int], PublicationDate] = {}
    for one in undated:
        corpus_cues = retellings[one.number] + events[one.number]
        post = post_cue(pages[one.page_number], one.index)
        found = _infer(one, told[one.number].offices, corpus_cues, post)
        if found is not None:
            dates[one.page_number, one.index] = found
    return tuple(_with_dates(page, number, dates) for number, page in enumerate(pages))


def _with_dates(page: Page, number: int, dates: dict[tuple[int, int], PublicationDate]) -> Page:
    articles = tuple(
        replace(article, published=dates.get((number, index), article.published))
        for index, article in enumerate(page.articles)
    )
    return replace(page, articles=articles)


def _infer(
    article: CorpusArticle, offices: Sequence[Cue], corpus_cues: list[Cue], post: Cue | None
) -> PublicationDate | None:
    """Weigh what bounds the years first, then the months and days within those years."""
    cues = [*offices, *_latest_year_cue(article), *corpus_cues]
    bounds = combine(cues if post is None else [*cues, post])
    years = open_years(bounds)
    if years is None:
        return None
    near = _calendar_cues(article, years)
    if not near and not corpus_cues and not _is_of_a_day(post):
        return None  # Terms of office, or a post, alone date a life's story no closer.
    solution = combine([*bounds.used, *near])
    return conclude(solution, bounds.used, article.article.published.evidence)


def _is_of_a_day(post: Cue | None) -> bool:
    """Whether whoever pasted a report says that it is of the day of his post."""
    pinned = None if post is None else post.days.pinned()
    return pinned is not None and pinned[1] is DatePrecision.DAY


def _latest_year_cue(article: CorpusArticle) -> list[Cue]:
    latest = latest_past_year(article.text, article.start, article.end)
    if latest is None:
        return []
    words = article.text[latest.start : latest.end]
    return [Cue(words, "already past", DateSet.between(latest.first, ANY_DAY.last))]


def _calendar_cues(article: CorpusArticle, years: range) -> list[Cue]:
    cues: list[Cue] = []
    text = article.text
    news = _news_day(article)
    for mention in article.yearless:
        words = text[mention.start : mention.end].strip(" .,")
        if mention is news:
            soon = mention.written_soon_after(years)
            cues.insert(0, Cue(words, "the day of the news that it opens with", soon))
            continue
        side = "still ahead" if mention.tense is Tense.FUTURE else "the last one past"
        cues.append(Cue(words, f"{_name(mention)} {side}", mention.written(years)))
        if mention.day is None and mention.tense is Tense.PAST:
            rest = not_last_month(text, article.start, article.end, mention.month, years)
            if rest is not None:
                cues.append(Cue(rest[0], f"another month than {_name(mention)}", rest[1]))
    return cues


def _news_day(article: CorpusArticle) -> YearlessMention | None:
    """The first day that a report names, where it opens with it and does not look back on it."""
    days = (one for one in article.yearless if one.day is not None and one.tense is Tense.PAST)
    first = next(days, None)
    if first is None or first.start - article.start > LEAD_LENGTH:
        return None
    words = article.text[first.start : first.end].lower()
    return None if words.startswith(("since", "from", "after", "before", "last")) else first


def _name(mention: YearlessMention) -> str:
    return _MONTHS[mention.month - 1]


def _event_cues(
    articles: Sequence[CorpusArticle],
    undated: Sequence[CorpusArticle],
    told: Mapping[int, ArticleDays],
    holders: Counter[str],
) -> defaultdict[int, list[Cue]]:
    """Cues from events that other articles date."""
    cues: defaultdict[int, list[Cue]] = defaultdict(list)
    index = EventIndex(
        (event for one in told.values() for event in one.events), holders, len(articles)
    )
    for one in undated:
        for named in told[one.number].past:
            event = index.match(one.number, named)
            interval = named.mention.in_year(event.year) if event is not None else None
            if event is None or interval is None:
                continue
            days = DateSet.between(interval[0], interval[1] + timedelta(days=REACH_DAYS))
            words = _words_up_to(one, named.mention)
            reading = (
                f"{_name(named.mention)} {event.year} by {_reference(articles[event.article])}"
            )
            cues[one.number].append(Cue(words, reading, days))
    return cues


def _words_up_to(article: CorpusArticle, mention: YearlessMention) -> str:
    """The words of a mention with what they date before them."""
    begin = max(article.start, article.text.rfind("\n", 0, mention.start) + 1)
    begin = max(begin, article.text.rfind(" ", 0, max(begin, mention.start - WORDS_BEFORE)) + 1)
    return article.text[begin : mention.end].strip(" .,")


def _reference(article: CorpusArticle) -> str:
    published = article.article.published.value
    dated = f", dated {published.isoformat()}" if published is not None else ""
    return f"{article.article.source}{dated}"


def _retelling_cues(
    articles: Sequence[CorpusArticle], undated: Sequence[CorpusArticle]
) -> defaultdict[int, list[Cue]]:
    """Cues from dated articles that tell the same report."""
    cues: defaultdict[int, list[Cue]] = defaultdict(list)
    dated = {
        one.number: one
        for one in articles
        if one.article.published.value is not None
        and one.article.published.precision is DatePrecision.DAY
    }
    if not dated:
        return cues
    reader = PairReader()
    pairs = {number: reader.pairs(one.body) for number, one in dated.items()}
    own = ((one.number, reader.pairs(one.body)) for one in undated)
    pages = {one.number: one.page_number for one in articles}
    for number, likeness in most_alike(own, pairs, pages).items():
        other = dated[likeness.other]
        published = other.article.published.value
        if published is None:
            continue
        words = _shared_sentence(articles[number], reader, pairs[likeness.other])
        days = DateSet.between(published, published + timedelta(days=DAYS_AFTER_RETOLD))
        reading = f"the same report as {_reference(other)}"
        cues[number].append(Cue(words, reading, days))
    return cues


def _shared_sentence(article: CorpusArticle, reader: PairReader, pairs: Pairs) -> str:
    """The sentence that shares most with the other article."""
    sentences = [
        article.text[start:end]
        for body_start, body_end in article.bodies
        for start, end in sentence_spans(article.text, body_start, body_end)
    ]
    return max(
        sentences,
        key=lambda words: np.isin(reader.pairs(words), pairs, assume_unique=True).sum(),
        default="",
    )
