"""Joins the origins of articles that retell one report, once the vectors of all are written."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from ingest.index import layout
from ingest.index.opened_records import IndexRecords
from ingest.index.store import Store
from ingest.index.store_writer import rewrite_articles
from ingest.index.vector_file import open_vectors
from ingest.origins.alignment import FEWEST_SENTENCES, ToldSentences, retold_pairs
from ingest.records import Article, SegmentRole, Sentence

_TELLING = frozenset({SegmentRole.BODY, SegmentRole.HEADLINE})


def join_retellings(folder: Path) -> None:
    """Give the articles of a generation that retell one report one origin: the earliest's.

    Reads the store and the sentence vectors in `folder`, and writes the changed records back.
    """
    store = Store(folder / layout.STORE)
    try:
        changed = _joined(store, folder)
    finally:
        store.close()
    if changed:
        rewrite_articles(folder / layout.STORE, changed)


def _joined(store: Store, folder: Path) -> list[Article]:
    vectors = open_vectors(folder / layout.SENTENCE_VECTORS)
    records = IndexRecords(store)
    rows = {
        article_id: own
        for article_id, article in records.articles.items()
        if article.origin and len(own := _rows(records, article_id)) >= FEWEST_SENTENCES
    }
    if len(rows) < 2:
        return []
    ids = list(rows)

    def told(place: int) -> ToldSentences:
        sentences = _sentences(records, ids[place])
        text = records.source_text(sentences[0].source)
        return ToldSentences(
            [text[one.start : one.end] for one in sentences], np.asarray(vectors[rows[ids[place]]])
        )

    means = np.stack([vectors[own].mean(axis=0) for own in rows.values()])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    origins = {key: article.origin or key for key, article in records.articles.items()}
    for one, other in retold_pairs(means, told):
        kept, joined = origins[ids[one]], origins[ids[other]]
        origins = {key: kept if of == joined else of for key, of in origins.items()}
    return _renamed(records.articles, origins)


def _sentences(records: IndexRecords, article_id: str) -> list[Sentence]:
    return [one for one in records.article_sentences(article_id) if one.role in _TELLING]


def _rows(records: IndexRecords, article_id: str) -> list[int]:
    return [one.row for one in _sentences(records, article_id)]


def _renamed(articles: Mapping[str, Article], origins: Mapping[str, str]) -> list[Article]:
    """The articles whose origin changes; each origin is named by its earliest article."""
    clusters: defaultdict[str, list[Article]] = defaultdict(list)
    for key, origin in origins.items():
        clusters[origin].append(articles[key])
    changed = []
    for cluster in clusters.values():
        first = min(cluster, key=_first).article_id
        changed += [
            replace(article, origin=first)
            for article in cluster
            if article.origin is not None and len({one.origin for one in cluster}) > 1
        ]
    return changed


def _first(article: Article) -> tuple[date, int, str]:
    length = article.end - article.start
    return (article.published.value or date.max, -length, article.article_id)
