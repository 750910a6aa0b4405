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

    It mentions every name, number and nationality of the question; where its title or makers are
    named, other articles may ("AP").

    A collection of one article is meant by any question.
    """
    articles = allowed(searcher, filters)
    if not question.terms and not question.mentions:
        return articles if len(articles) == 1 else ()
    found = searcher.find(question, filters)
    said = frozenset(word.stem for word in content_words(question.standalone))
    asked = said - frame_stems(question.asked_for)
    best = {
        entry.candidate.sentence.article_id: entry.signals.in_passage
        for entry in reversed(found.ranked)
    }
    names = searcher.article_names
    scores = [
        names.likeness(article.article_id, asked) + best.get(article.article_id, 0.0)
        for article in articles
    ]
    known = _all_known(question, searcher)
    for place in sorted(range(len(articles)), key=lambda place: -scores[place]):
        article = articles[place]
        if scores[place] < LEAST_MATCH:
            break
        named = known and names.likeness(article.article_id, asked) > 0
        if named or not searcher.signals.missing_anchors(question, _texts(searcher, article)):
            return (article,)
    return ()


def _all_known(question: Question, searcher: Searcher) -> bool:
    """Whether some article mentions each name, number and nationality of a question."""
    known = {mention.entry.name_id for mention in question.mentions if mention.entry.articles}
    return all(
        anchor.name_id in known
        if anchor.name_id is not None
        else searcher.index.document_frequency(anchor.stem) > 0
        for anchor in question.anchors
    )


def _texts(searcher: Searcher, article: Article) -> tuple[str, ...]:
    text = searcher.index.source_text(article.source)[article.start : article.end]
    return text, article.title or "", article.publisher or "", article.author or ""
