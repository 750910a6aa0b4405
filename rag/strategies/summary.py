"""Summaries: an article's own key sentences, its opening and those nearest to its middle.

Centroid-based extraction with maximal marginal relevance (Radev et al. 2004; Carbonell and
Goldstein 1998) over the sentence vectors that the index already holds.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.records import Article, SegmentRole
from rag.question.asked_for import AskedFor, frame_stems
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import Searcher
from rag.strategies.findings import Evidence, Findings, evidence_from
from rag.words import content_words, words

KEY_SENTENCES = 4
RELEVANCE = 0.6
"""Share of closeness to the article's middle; the rest is difference from what is chosen."""
LEAST_WORDS = 8
"""Shorter sentences (captions, calls) are no key sentences."""
OPENING_BONUS = 0.15
"""Added to the closeness of an article's first body sentence, which states the news."""


def find_summary(question: Question, searcher: Searcher, filters: Filters) -> Findings:
    """Summarise the article that the question means, or every original report in a sentence."""
    articles = _meant(question, searcher, filters)
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


def _meant(question: Question, searcher: Searcher, filters: Filters) -> Sequence[Article]:
    """Return the article named by publisher, title, author or subject; without any, all origins."""
    allowed = searcher.allowed_articles(filters)
    articles = [
        article
        for article in searcher.index.articles.values()
        if allowed is None or article.article_id in allowed
    ]
    if not question.terms and not question.mentions:
        return _one_for_each_origin(articles)
    found = searcher.find(question, filters)
    asked = {word.stem for word in content_words(question.standalone)}
    asked -= frame_stems(AskedFor.SUMMARY)
    best = {
        entry.candidate.sentence.article_id: entry.signals.in_passage
        for entry in reversed(found.ranked)
    }
    scored = [
        (_named(article, asked) + best.get(article.article_id, 0.0), article)
        for article in articles
    ]
    top = max((score for score, _ in scored), default=0.0)
    lacking = searcher.signals.missing_anchors(
        question, [text for article in articles for text in _texts(searcher, article)]
    )
    if lacking or top < 0.5:
        return ()
    return [next(article for score, article in scored if score == top)]


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


def _one_for_each_origin(articles: Sequence[Article]) -> list[Article]:
    seen: set[str] = set()
    kept = []
    for article in articles:
        origin = article.origin or article.article_id
        if origin not in seen:
            seen.add(origin)
            kept.append(article)
    return kept
