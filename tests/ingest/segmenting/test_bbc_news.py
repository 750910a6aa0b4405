"""Clean articles (a title line and paragraphs) lose nothing and are never split."""

import tarfile
import time
from pathlib import Path

import pytest

from ingest.records import SegmentKind, SourceText
from ingest.segmenting import segment

ARCHIVE = Path(__file__).parents[3] / ".." / "shared" / "datasets" / "bbc_news_2225.tar.gz"
EVERY = 15
LOST_CEILING = 0.002
SECONDS_AN_ARTICLE = 0.02


def articles():
    if not ARCHIVE.exists():
        pytest.skip("the BBC articles are not beside the checkout")
    with tarfile.open(ARCHIVE) as archive:
        names = [name for name in archive.getnames() if name.endswith(".txt")]
        for name in sorted(names)[::EVERY]:
            stream = archive.extractfile(name)
            assert stream is not None
            text = stream.read().decode("utf-8", "replace")
            yield SourceText(name, text, "utf-8", "valid UTF-8")


def test_no_article_is_lost_or_split():
    texts = list(articles())
    assert len(texts) > 100
    started = time.process_time()
    pages = [segment(text) for text in texts]
    assert time.process_time() - started < SECONDS_AN_ARTICLE * len(texts)
    assert [len(page.articles) for page in pages] == [1] * len(pages)
    assert not any(s.kind is SegmentKind.READER_COMMENT for page in pages for s in page.segments)
    lost = sum(
        part.end - part.start
        for page in pages
        for part in page.segments
        if part.kind is not SegmentKind.ARTICLE
    )
    assert lost <= LOST_CEILING * sum(len(text.text) for text in texts)
    titled = sum(
        page.articles[0].title is not None
        and " ".join(page.text.text.split()).startswith(page.articles[0].title)
        for page in pages
    )
    assert titled >= 0.97 * len(pages)
