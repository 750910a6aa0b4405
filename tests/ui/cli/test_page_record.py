"""How a page is described, by hand-made pages."""

from datetime import date

from ingest.records import (
    Article,
    DateBasis,
    Page,
    PublicationDate,
    Segment,
    SegmentKind,
    SegmentRole,
    SkippedFile,
    SourceText,
)
from ui.cli.page_record import page_record, skipped_record
from ui.cli.page_text import page_lines

TEXT = "Menu\nHeadline\n\nBody.\nI agree!\nSo do I!\nTerms"
ARTICLE = Article(
    article_id="a1",
    source="page.txt",
    start=5,
    end=20,
    title="Headline",
    publisher="The Paper",
    author=None,
    published=PublicationDate(date(2020, 7, 8), DateBasis.STATED, "08/07/2020"),
)
PAGE = Page(
    text=SourceText("page.txt", TEXT, "utf-8", "valid UTF-8"),
    segments=(
        Segment(SegmentKind.FURNITURE, SegmentRole.FURNITURE, 0, 4),
        Segment(SegmentKind.ARTICLE, SegmentRole.HEADLINE, 5, 13, article=0),
        Segment(SegmentKind.ARTICLE, SegmentRole.BODY, 15, 20, article=0),
        Segment(SegmentKind.READER_COMMENT, SegmentRole.COMMENT, 21, 29, 0, speaker="ann"),
        Segment(SegmentKind.READER_COMMENT, SegmentRole.COMMENT, 30, 38, 0, speaker="bob"),
        Segment(SegmentKind.FURNITURE, SegmentRole.FURNITURE, 39, 44),
    ),
    articles=(ARTICLE,),
)


def test_parts_of_one_article_are_one_stretch_and_comments_one_each():
    segments = page_record(PAGE)["segments"]
    assert [(segment["kind"], segment["start"], segment["end"]) for segment in segments] == [
        ("furniture", 0, 4),
        ("article", 5, 20),
        ("reader_comment", 21, 29),
        ("reader_comment", 30, 38),
        ("furniture", 39, 44),
    ]


def test_an_article_carries_its_facts():
    assert page_record(PAGE)["segments"][1] == {
        "kind": "article",
        "start": 5,
        "end": 20,
        "article_id": "a1",
        "title": "Headline",
        "publisher": "The Paper",
        "author": None,
        "published": "2020-07-08",
        "date_basis": "stated",
        "date_evidence": "08/07/2020",
        "translated": None,
        "speaker": None,
    }


def test_furniture_has_no_article():
    furniture = page_record(PAGE)["segments"][0]
    assert {furniture[field] for field in ("article_id", "title", "published", "speaker")} == {None}


def test_a_comment_has_its_reader():
    assert [segment["speaker"] for segment in page_record(PAGE)["segments"]] == [
        None,
        None,
        "ann",
        "bob",
        None,
    ]


def test_a_skipped_file_says_why():
    assert skipped_record(SkippedFile("a.bin", "It is binary.")) == {
        "source": "a.bin",
        "encoding": None,
        "skipped": "It is binary.",
        "segments": [],
    }


def test_the_marked_up_page_shows_every_word_under_its_label():
    shown = [line.text for line in page_lines(PAGE)]
    assert shown[0] == "page.txt (utf-8)"
    assert "    published: 8 July 2020 (stated: 08/07/2020)" in shown
    stretches = [line for line in shown if line.startswith("──")]
    assert stretches == [
        "── FURNITURE · 0–4",
        "── ARTICLE 1 · 5–20",
        "── READER COMMENT under article 1, by ann · 21–29",
        "── READER COMMENT under article 1, by bob · 30–38",
        "── FURNITURE · 39–44",
    ]
    words = {word for line in shown for word in line.split()}
    assert set(TEXT.split()) <= words
