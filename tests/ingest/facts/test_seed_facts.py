"""The five seed pages as a careful reader takes them, from the segmenter to the dates."""

from datetime import date
from pathlib import Path

import pytest

from ingest.facts import describe, infer_dates, spoken_spans
from ingest.records import Article, DateBasis, DatePrecision, SourceText
from ingest.segmenting import segment

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture(scope="module")
def articles() -> dict[tuple[str, int], tuple[str, Article]]:
    paths = sorted(SEEDS.glob("*.txt"))
    texts = [SourceText(p.name, p.read_text("utf-8"), "utf-8", "valid UTF-8") for p in paths]
    pages = infer_dates([describe(segment(text)) for text in texts])
    return {
        (page.text.source[:3], index): (page.text.text, article)
        for page in pages
        for index, article in enumerate(page.articles)
    }


@pytest.mark.parametrize(
    ("key", "publisher", "author", "day", "basis", "precision"),
    [
        (("000", 0), None, None, date(2020, 7, 7), "stated", "day"),
        (("000", 1), None, None, date(2020, 7, 7), "inferred", "day"),
        (("000", 2), "National News Center", None, date(2020, 7, 7), "inferred", "day"),
        (("001", 0), "Rawabet Center", None, date(2020, 7, 7), "inferred", "day"),
        (("002", 0), None, None, date(2020, 7, 8), "stated", "day"),
        (("003", 0), "SouthFront", None, date(2020, 2, 4), "inferred", "day"),
        (
            ("004", 0),
            "Associated Press",
            "Lolita C. Baldor and Robert Burns",
            date(2021, 12, 1),
            "inferred",
            "month",
        ),
    ],
)
def test_what_is_known(articles, key, publisher, author, day, basis, precision) -> None:
    _, article = articles[key]
    assert (article.publisher, article.author) == (publisher, author)
    published = article.published
    assert (published.value, published.basis) == (day, DateBasis(basis))
    assert published.precision is DatePrecision(precision)
    assert published.evidence


def test_translated_copies_and_originals(articles) -> None:
    translated = {key for key, (_, article) in articles.items() if article.translated}
    assert translated == {("000", 1), ("000", 2), ("001", 0), ("004", 0)}


@pytest.mark.parametrize(
    ("key", "words", "speaker"),
    [
        (("000", 0), "I think we need to help him", "Kenneth F. McKenzie Jr."),
        (("000", 0), "Many of these militias look out", "Mick Mulroy"),
        (("000", 0), "That’s often true in battlefield intelligence", "Kenneth F. McKenzie Jr."),
        (("000", 0), "dig on it", "Kenneth F. McKenzie Jr."),
        (("000", 0), "We take extreme force protection", "Kenneth F. McKenzie Jr."),
        (("000", 0), "a continued troop presence would also be beneficial", "Mick Mulroy"),
        (("000", 1), "has taken important steps to confront", "Kenneth F. McKinsey Jr."),
        (("000", 1), "will get less than ideal solutions", "Kenneth F. McKinsey Jr."),
        (("000", 2), "Iraq has no urgent desire", "Kenneth McKinsey"),
        (("001", 0), "the government will ask American forces", "Kenneth F. McKinsey Jr."),
        (("002", 0), "the continuing development of the Iraqi military", "Mick Mulroy"),
        (("002", 0), "Certainly we need some foreign presence", "Frank McKenzie"),
        (("003", 0), "heartened", "Frank McKenzie"),
        (("003", 0), "joint operations by Iraq and US", "Abdul-Mahdi’s office"),
        (("003", 0), "work on and work through", "Mark Esper"),
        (("003", 0), "it is a really dangerous time", "Frank McKenzie"),
        (("003", 0), "important to go and see the Iraqi government", "Frank McKenzie"),
        (("004", 0), "They actually want all U.S. forces to leave", "Frank Mackenzie"),
        (("004", 0), "So if they want it and we can come", "Frank Mackenzie"),
        (("004", 0), "they see the main battleground in Iraq", "Frank Mackenzie"),
        (("004", 0), "Iran still intends to expel us", "Frank Mackenzie"),
    ],
)
def test_whose_the_words_are(articles, key, words: str, speaker: str) -> None:
    text, article = articles[key]
    at = text.index(words, article.start)
    spans = spoken_spans(text, article.start, article.end)
    assert [span.speaker for span in spans if span.start <= at < span.end] == [speaker]
