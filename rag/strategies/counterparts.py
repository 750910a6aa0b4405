"""What the other articles of one report have where the best sentence stands in its article."""

from collections.abc import Iterator

from rag.evidence.ranked import Ranked
from rag.evidence.rereading import REPEAT_COSINE
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import Found, Searcher

MOST_ARTICLES = 4
LOOKED_AT = 20
SURE_AT_PLACE = 0.005
"""The reader's probability for its words in the sentence that tells the same as the best one."""
SURE_BESIDE = 0.1
"""The same where no sentence does, for those among which it would stand."""


def counterparts(
    question: Question, searcher: Searcher, filters: Filters, found: Found
) -> tuple[Ranked, ...]:
    """Return, for each other article of its report, what answers where the best sentence stands.

    A copy that was translated to and fro may say it in words that the question does not find.
    """
    exact: dict[int, bool] = {}
    passages: dict[str, None] = {}
    for other, rows in _places(searcher, filters, found):
        own = {one.row: one for one in searcher.index.article_sentences(other)}
        for row in rows:
            exact.setdefault(row, len(rows) == 1)
            passages[own[row].passage_id] = None
    if not exact:
        return ()
    there = [
        entry
        for entry in searcher.among(question, list(passages)).ranked
        if entry.candidate.sentence.row in exact and entry.in_scope
    ]
    answering = [
        (entry.reader.probability, entry)
        for entry in searcher.read_further(question, there)
        if entry.reader
        and (entry.reader.span or (exact[entry.candidate.sentence.row] and entry.reader.likeliest))
        and entry.reader.probability
        >= (SURE_AT_PLACE if exact[entry.candidate.sentence.row] else SURE_BESIDE)
    ]
    surest = sorted(answering, key=lambda told: told[0])
    return tuple({entry.candidate.sentence.article_id: entry for _, entry in surest}.values())


def _places(
    searcher: Searcher, filters: Filters, found: Found
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give each other article of the report, with the rows where the best sentence stands in it.

    A sentence that repeats the best one in another report is looked up in the copies of that.
    """
    allowed = searcher.allowed_articles(filters)
    best = found.vectors[found.ranked[0].row]
    seen: set[str] = set()
    for entry in found.ranked[:LOOKED_AT]:
        article = entry.candidate.article
        if article is None or float(found.vectors[entry.row] @ best) < REPEAT_COSINE:
            continue
        seen.add(article.article_id)
        for other in searcher.retelling(article):
            if other in seen or (allowed is not None and other not in allowed):
                continue
            if len(seen) > MOST_ARTICLES:
                return
            seen.add(other)
            rows = searcher.alignment(article.article_id, other).beside(
                entry.candidate.sentence.row
            )
            if rows:
                yield other, rows
