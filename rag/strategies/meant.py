"""Which article a question means: by its publisher, title, author, date or subject."""

from collections.abc import Sequence

from ingest.records import Article
from rag.question.asked_for import frame_stems
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import Searcher
from rag.words import content_words

LEAST_MATCH = 0.5
"""An article is meant when its own names and best passage match the question this well."""


def allowed(searcher: Searcher, filters: Filters) -> list[Article]:
    """Return the articles that the filters let through, in the order of the corpus."""
    ids = searcher.allowed_articles(filters)
    return [
        article
        for article in searcher.index.articles.values()
        if ids is None or article.article_id in ids
    ]


def meant_articles(question: Question, searcher: Searcher, filters: Filters) -> Sequence[Article]:
    """Return the one article that a question means, or nothing where none fits.

    A collection of one article is meant by any question.
    """
    articles = allowed(searcher, filters)
    if not question.terms and not question.mentions:
        return articles if len(articles) == 1 else ()
    lacking = searcher.signals.missing_anchors(
        question, [text for article in articles for text in _texts(searcher, article)]
    )
    if lacking or not articles:
        return ()
    found = searcher.find(question, filters)
    asked = {word.stem for word in content_words(question.standalone)}
    asked -= frame_stems(question.asked_for)
    best = {
        entry.candidate.sentence.article_id: entry.signals.in_passage
        for entry in reversed(found.ranked)
    }
    scored = [
        (_named(article, asked) + best.get(article.article_id, 0.0), -place, article)
        for place, article in enumerate(articles)
    ]
    score, _, article = max(scored, key=lambda entry: entry[:2])
    return (article,) if score >= LEAST_MATCH else ()


def _texts(searcher: Searcher, article: Article) -> tuple[str, ...]:
    text = searcher.index.source_text(article.source)[article.start : article.end]
    return text, article.title or "", article.publisher or "", article.author or ""


def _named(article: Article, asked: set[str]) -> float:
    """Return how much of the question is the article's own title, publisher or author."""
    score = 0.0
    for known in (article.title, article.publisher, article.author):
        own = {word.stem for word in content_words(known or "")}
        if own and asked:
            score += len(own & asked) / len(asked)
    return score
