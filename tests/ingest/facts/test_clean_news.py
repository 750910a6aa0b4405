"""Clean BBC articles: no signs of translation, no date that is not there, spans in order."""

import tarfile
from pathlib import Path

import pytest

from ingest.facts import describe, infer_dates, spoken_spans
from ingest.records import (
    Article,
    DateBasis,
    Page,
    Segment,
    SegmentKind,
    SegmentRole,
    SourceText,
)

ARCHIVE = Path(__file__).parents[3] / ".." / "shared" / "datasets" / "bbc_news_2225.tar.gz"
EVERY = 10
MAX_FALSE_TRANSLATIONS = 0.01
MAX_INFERRED = 0.01


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    if not ARCHIVE.exists():
        pytest.skip("the BBC articles are not beside the checkout")
    found = []
    with tarfile.open(ARCHIVE) as archive:
        for member in archive.getmembers()[::EVERY]:
            file = archive.extractfile(member) if member.name.endswith(".txt") else None
            if file is None:
                continue
            text = file.read().decode("utf-8", "replace")
            headline, end = text.index("\n"), len(text.rstrip())
            segments = (
                Segment(SegmentKind.ARTICLE, SegmentRole.HEADLINE, 0, headline, 0),
                Segment(SegmentKind.ARTICLE, SegmentRole.BODY, headline + 2, end, 0),
            )
            source = SourceText(member.name, text, "utf-8", "valid UTF-8")
            found.append(Page(source, segments, (Article(member.name, member.name, 0, end),)))
    return found


def test_nothing_is_made_up(pages: list[Page]) -> None:
    described = infer_dates([describe(page) for page in pages])
    articles = [page.articles[0] for page in described]
    translated = [article.source for article in articles if article.translated]
    inferred = [a.source for a in articles if a.published.basis is not DateBasis.UNKNOWN]
    assert len(translated) <= MAX_FALSE_TRANSLATIONS * len(articles), translated
    assert len(inferred) <= MAX_INFERRED * len(articles), inferred
    assert not any(article.author or article.publisher for article in articles)


def test_most_quotations_have_a_speaker(pages: list[Page]) -> None:
    speakers = []
    for page in pages:
        at = 0
        for span in spoken_spans(page.text.text, 0, len(page.text.text)):
            assert at <= span.start < span.end
            at = span.end
            speakers.append(span.speaker)
    assert sum(speaker is not None for speaker in speakers) > 0.75 * len(speakers)
