from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.records import Markup, SegmentKind, SourceText
from ingest.segmenting import segment

PAGES = Path(__file__).parents[1] / "pages"
SAMPLE_LINES = sorted(
    {
        line.partition("|")[2]
        for path in PAGES.glob("*/*.page")
        for line in path.read_text("utf-8").splitlines()
    }
)
LINES = st.lists(st.one_of(st.sampled_from(SAMPLE_LINES), st.text(max_size=80)), max_size=40)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n \n"])


def read(text):
    return segment(SourceText("page.txt", text, "utf-8", "valid UTF-8"))


def assert_partition(page):
    text, at = page.text.text, 0
    for part in page.segments:
        assert at <= part.start < part.end <= len(text)
        assert not text[at : part.start].strip()
        assert text[part.start : part.end] == text[part.start : part.end].strip()
        at = part.end
    assert not text[at:].strip()


@settings(deadline=None)
@given(LINES, BREAKS)
def test_segments_cover_all_that_is_not_white_space(lines, line_break):
    page = read(line_break.join(lines))
    assert_partition(page)
    for part in page.segments:
        if part.kind is SegmentKind.ARTICLE:
            assert part.article is not None
            assert page.articles[part.article].start <= part.start
            assert part.end <= page.articles[part.article].end
        if part.article is not None:
            assert 0 <= part.article < len(page.articles)


@settings(deadline=None)
@given(LINES)
def test_reading_twice_gives_the_same(lines):
    text = "\n\n".join(lines)
    assert read(text) == read(text)


def test_an_article_has_one_id_whatever_its_file_and_white_space():
    body = (
        "A headline of five words\n\nThe council said on Monday that it would close the old bridge."
    )
    first = segment(SourceText("a.txt", body, "utf-8", "x"))
    second = segment(SourceText("b/c.txt", body.replace("\n\n", "\r\n\r\n  "), "utf-8", "x"))
    assert first.articles[0].article_id == second.articles[0].article_id
    assert first.articles[0].article_id.startswith("a")
    assert len(first.articles[0].article_id) == 17


def test_a_stated_title_is_taken_where_the_text_shows_none():
    text = "The council said on Monday that it would close the old bridge over the river Wend."
    page = segment(SourceText("a.pdf", text, "pdf", "x", Markup(title="Bridge to close")))
    assert page.articles[0].title == "Bridge to close"


def test_blank_and_tiny_texts():
    assert read("").segments == ()
    assert read(" \n ").articles == ()
    assert_partition(read("x"))
    assert_partition(read("•"))


def test_a_very_long_line_costs_little():
    page = read("word " * 400_000)
    assert_partition(page)
    assert len(page.segments) == 1
