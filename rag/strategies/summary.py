"""Summaries: an article's own key sentences, its opening and those nearest to its middle.

Centroid-based extraction with maximal marginal relevance (Radev et al. 2004; Carbonell and
Goldstein 1998) over the sentence vectors that the index already holds.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.records import Article, SegmentRole
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import Searcher
from rag.strategies.findings import Evidence, Findings, evidence_from
from rag.strategies.meant import allowed, meant_articles
from rag.words import words

KEY_SENTENCES = 4
RELEVANCE = 0.6
"""Share of closeness to the article's middle; the rest is difference from what is chosen."""
LEAST_WORDS = 8
"""Shorter sentences (captions, calls) are no key sentences."""
OPENING_BONUS = 0.15
"""Added to the closeness of an article's first body sentence, which states the news."""


def find_summary(question: Question, searcher: Searcher, filters: Filters) -> Findings:
    """Summarise the article that the question means, or every original report in a sentence."""
    articles = meant_articles(question, searcher, filters) or _whole(question, searcher, filters)
    if not articles:
        return Findings(answered=False, support=0.0, reason="No article fits what is asked for.")
    share = KEY_SENTENCES if len(articles) == 1 else 1
    evidence = tuple(key for article in articles for key in key_sentences(searcher, article, share))
    return Findings(answered=bool(evidence), support=1.0, evidence=evidence)


def key_sentences(searcher: Searcher, article: Article, most: int) -> tuple[Evidence, ...]:
    """Return an article's key sentences in their order on the page."""
    text = searcher.index.source_text(article.source)
    body = [
        sentence
        for sentence in searcher.index.article_sentences(article.article_id)
        if sentence.role is SegmentRole.BODY
        and len(words(text[sentence.start : sentence.end])) >= LEAST_WORDS
    ]
    if not body:
        body = list(searcher.index.article_sentences(article.article_id))
    vectors = searcher.index.sentence_vectors([sentence.row for sentence in body])
    picked = _most_central(vectors, most)
    return tuple(
        evidence_from(body[place], text[body[place].start : body[place].end], article)
        for place in sorted(picked)
    )


def _most_central(vectors: NDArray[np.float32], most: int) -> list[int]:
    if not len(vectors):
        return []
    centre = vectors.mean(axis=0)
    closeness = vectors @ (centre / (np.linalg.norm(centre) or 1.0))
    closeness[0] += OPENING_BONUS
    picked: list[int] = []
    while len(picked) < min(most, len(vectors)):
        likeness = (vectors @ vectors[picked].T).max(axis=1) if picked else np.zeros(len(vectors))
        score = RELEVANCE * closeness - (1 - RELEVANCE) * likeness
        score[picked] = -np.inf
        picked.append(int(np.argmax(score)))
    return picked


def _one_for_each_origin(articles: Sequence[Article]) -> list[Article]:
    seen: set[str] = set()
    kept = []
    for article in articles:
        origin = article.origin or article.article_id
        if origin not in seen:
            seen.add(origin)
            kept.append(article)
    return kept


def _whole(question: Question, searcher: Searcher, filters: Filters) -> Sequence[Article]:
    """Return an article of every origin where the question names no subject at all."""
    if question.terms or question.mentions:
        return ()
    return _one_for_each_origin(allowed(searcher, filters))
