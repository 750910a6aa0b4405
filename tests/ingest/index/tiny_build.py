"""A build without a model, for tests of the index; run as a script it is a build to be killed.

    python tiny_build.py CORPUS INDEX [STEP]

`HashingEmbedder` implements `PassageEmbedder`: a text's vector counts its words by hash, so
that texts with the same words are near each other. With STEP the process kills itself there.
"""

import os
import re
import signal
import sys
import zlib
from itertools import pairwise
from pathlib import Path

import numpy as np

from ingest.embedding import ModelIdentity, PassageVectors
from ingest.index.build import run_build
from ingest.index.job import BuildJob
from ingest.index.verification import verify, verify_in_child
from ingest.names import learn_names
from ingest.reader import DescribedPages, Duplicate, LearnedPages
from ingest.records import Article, Page, Segment, SegmentKind, SegmentRole
from ingest.settings import IngestSettings

WIDTH = 64
WORDS = re.compile(r"\w+")


class HashingEmbedder:
    """Word counts by hash, as unit vectors."""

    window = 254

    def __init__(self, name="hashing"):
        self.identity = ModelIdentity(name, "0" * 64, WIDTH)
        self.embedded = 0

    def piece_offsets(self, text):
        return [match.span() for match in WORDS.finditer(text)]

    def query(self, text):
        vector = np.full(WIDTH, 1e-3, np.float32)
        for word in WORDS.findall(text.lower()):
            vector[zlib.crc32(word.encode()) % WIDTH] += 1
        return vector / np.linalg.norm(vector)

    def passages(self, texts, progress=None):
        self.embedded += len(texts)
        spans = [text.text[start:end] for text in texts for start, end in text.sentences]
        if progress is not None:
            progress(len(texts))
        empty = np.zeros((0, WIDTH), np.float32)
        return PassageVectors(
            np.array([self.query(text.text) for text in texts], np.float32).reshape(-1, WIDTH),
            np.array([self.query(span) for span in spans]) if spans else empty,
        )


def read_tiny(texts):
    """Pages of paragraphs: `# ` begins an article, `Menu` is furniture, `> ` a comment."""
    pages, duplicates, kept = [], [], {}
    for text in texts:
        page = _page(text)
        first = {kept.setdefault(article.article_id, text.source) for article in page.articles}
        if first <= {text.source}:
            pages.append(page)
        else:
            duplicates += [
                Duplicate(text.source, kept[article.article_id], article.article_id)
                for article in page.articles
            ]
    return DescribedPages(tuple(pages), tuple(duplicates))


def learn_tiny(pages):
    """Names, and the pages as they are."""
    return LearnedPages(tuple(pages), learn_names(pages))


def _page(text):
    breaks = [0, *(match.end() for match in re.finditer(r"\n\n", text.text)), len(text.text)]
    segments, articles = [], []
    for start, end in pairwise(breaks):
        words = text.text[start:end].strip()
        if not words:
            continue
        end = start + len(words)
        if words.startswith("# "):
            articles.append((start, words[2:]))
        number = len(articles) - 1 if articles else None
        if words.startswith("Menu"):
            kind, role, number = SegmentKind.FURNITURE, SegmentRole.FURNITURE, None
        elif words.startswith("> "):
            kind, role = SegmentKind.READER_COMMENT, SegmentRole.COMMENT
        else:
            kind = SegmentKind.ARTICLE
            role = SegmentRole.HEADLINE if words.startswith("# ") else SegmentRole.BODY
        segments.append(Segment(kind, role, start, end, number))
    ends = [max(s.end for s in segments if s.article == n) for n in range(len(articles))]
    return Page(
        text,
        tuple(segments),
        tuple(
            Article(
                f"{zlib.crc32(text.text[start:end].encode()):08x}", text.source, start, end, title
            )
            for (start, title), end in zip(articles, ends, strict=True)
        ),
    )


def settings_for(index):
    """Settings whose cache lies beside the index."""
    return IngestSettings(cache_folder=index.parent / "cache")


def job(corpus, index, on_step=lambda _: None, embedder=None, settings=None, check=verify):
    """A build that verifies in its own process unless told otherwise, because that is quick."""
    return BuildJob(
        corpus=corpus,
        index=index,
        settings=settings or settings_for(index),
        embedder=embedder or HashingEmbedder(),
        read=read_tiny,
        learn=learn_tiny,
        verify=check,
        progress=lambda *_: None,
        on_step=on_step,
    )


def main():
    corpus, index, stop = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:4]

    def die(step):
        if [step.value] == stop:
            os.kill(os.getpid(), signal.SIGKILL)

    run_build(job(corpus, index, die, check=verify_in_child))


if __name__ == "__main__":
    main()
