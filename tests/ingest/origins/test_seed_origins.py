"""Which of the seeds' seven articles retell one report, and what the reader makes of all."""

from pathlib import Path

import pytest

from ingest.reader import CorpusReading, read_pages
from ingest.records import Article, SourceText

SEEDS = Path(__file__).parents[3] / "seeds"


def texts() -> list[SourceText]:
    return [
        SourceText(path.name, path.read_text("utf-8"), "utf-8", "valid UTF-8")
        for path in sorted(SEEDS.glob("0*.txt"))
    ]


@pytest.fixture(scope="module")
def reading() -> CorpusReading:
    return read_pages(texts())


def articles(reading: CorpusReading, number: str) -> list[Article]:
    return [
        article
        for page in reading.pages
        for article in page.articles
        if article.source.startswith(number)
    ]


def test_three_reposts_and_a_rewrite_are_one_report(reading):
    retellings = [*articles(reading, "000"), *articles(reading, "001")]
    assert len(retellings) == 4
    assert {article.origin for article in retellings} == {retellings[0].article_id}


@pytest.mark.parametrize("number", ["002", "003", "004"])
def test_the_others_are_reports_of_their_own(reading, number):
    # 002 takes two quotes over from 000's first report: 27 % of that one's words, no retelling.
    (article,) = articles(reading, number)
    assert article.origin == article.article_id


def test_translated_articles_tell_their_odd_spellings(reading):
    notes = {
        article.title: article.translated or ""
        for page in reading.pages
        for article in page.articles
    }
    odd = [note for note in notes.values() if "spell otherwise" in note]
    assert len(odd) == 4
    assert all("Kazemi" in note or "Kazimi" in note for note in odd)
    assert "spell otherwise" not in (articles(reading, "002")[0].translated or "")


def test_the_same_corpus_gives_the_same_reading(reading):
    assert read_pages(texts()) == reading


def test_one_article_under_two_names_is_kept_once(reading):
    first = texts()[2]
    copy = SourceText("copy.txt", first.text, "utf-8", "valid UTF-8")
    twice = read_pages([*texts(), copy])
    (duplicate,) = twice.duplicates
    assert (duplicate.source, duplicate.kept_source) == ("copy.txt", first.source)
    assert [page for page in twice.pages if page.text.source == "copy.txt"] == []
    assert twice.names == reading.names
