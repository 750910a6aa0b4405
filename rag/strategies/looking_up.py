"""Which strategy answers a question, and what it finds."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from rag.question.asked_for import AskedFor
from rag.question.understanding import Question, understand
from rag.request import Filters
from rag.searcher import Searcher
from rag.strategies.article_facts import find_article_facts
from rag.strategies.comments import find_comments
from rag.strategies.facts import find_facts
from rag.strategies.findings import Findings
from rag.strategies.listing import find_articles
from rag.strategies.people_meant import with_people
from rag.strategies.source_named import with_source
from rag.strategies.summary import find_summary
from rag.strategies.writers import writers_named

_Strategy = Callable[[Question, Searcher, Filters], Findings]
_LAID_OUT = frozenset({find_articles, find_comments, find_article_facts})
"""Strategies whose findings are laid out as they are, never worded by a model."""
_STRATEGIES: dict[AskedFor, _Strategy] = {
    AskedFor.SUMMARY: find_summary,
    AskedFor.ARTICLES: find_articles,
    AskedFor.ARTICLE_COUNT: find_articles,
    AskedFor.COMMENTS: find_comments,
    AskedFor.AUTHOR: find_article_facts,
    AskedFor.PUBLISHER: find_article_facts,
    AskedFor.PUBLICATION_DATE: find_article_facts,
}


_OF_TITLES: tuple[tuple[AskedFor, re.Pattern[str]], ...] = (
    (AskedFor.AUTHOR, re.compile(r"^who (?:wrote|authored|penned) (?P<title>.+)", re.I)),
    (AskedFor.PUBLISHER, re.compile(r"^who (?:published|printed|ran) (?P<title>.+)", re.I)),
    (
        AskedFor.PUBLICATION_DATE,
        re.compile(
            r"^when (?:was|did) (?P<title>.+?) (?:published|posted|printed|appear|come out)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Questions about an article that is called by its title alone."""


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What was found for a question, as it was understood; `laid_out` is never to be worded."""

    question: Question
    findings: Findings
    laid_out: bool


def look_up(question: Question, searcher: Searcher, filters: Filters) -> LookedUp:
    """Return what is found for a question.

    Where nothing answers it, it is searched for in the other spellings of its names as well; and
    one that may lean on the conversation or begin something new is looked up both ways: alone
    where the conversation does not help it to an answer. Where neither does, the nearer counts.
    """
    found = _looked_up(question, searcher, filters)
    if not found.findings.answered and question.respelled:
        wider = _looked_up(replace(question, widely=True), searcher, filters)
        found = wider if wider.findings.answered else found
    if found.findings.answered or question.alone is None:
        return found
    alone = replace(understand(question.alone, (), searcher.names), asked=question.asked)
    other = _looked_up(alone, searcher, filters)
    nearer = other.findings.support > found.findings.support
    return other if other.findings.answered or nearer else found


def _looked_up(question: Question, searcher: Searcher, filters: Filters) -> LookedUp:
    question = _of_a_title(question, searcher)
    strategy = _STRATEGIES.get(question.asked_for, find_facts)
    if strategy is find_facts and writers_named(question, searcher):
        strategy = find_comments
    if strategy is find_facts:
        question, filters = with_source(question, searcher, filters)
        question = with_people(question, searcher, filters)
    return LookedUp(question, strategy(question, searcher, filters), strategy in _LAID_OUT)


def _of_a_title(question: Question, searcher: Searcher) -> Question:
    """Return a question about an article as such, where it names one by its title alone."""
    for asked_for, wording in _OF_TITLES:
        found = wording.match(question.standalone)
        if found and searcher.article_names.is_title(found["title"]):
            return replace(question, asked_for=asked_for)
    return question
