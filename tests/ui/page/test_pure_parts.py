"""Words, counts, filters, exports and marks: everything that needs no server."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import QuestionError
from ingest.records import Article, DateBasis, PublicationDate, Segment, SegmentKind, SegmentRole
from rag.answer import Answer, AnswerSentence, Citation
from rag.request import Filters
from ui.page.asking import read_context
from ui.page.export import to_markdown, to_print
from ui.page.filtering import describe, filters_from, source_choices
from ui.page.first_sight import holdings
from ui.page.markup import UNSHOWABLE, element, escape
from ui.page.name_counts import names_in
from ui.page.origins import counted_sources
from ui.page.reader_view import Mark, draw_article
from ui.page.shelving import safe_name
from ui.page.turns import Conversation, Turn


class Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


def parsed(written: str) -> Texts:
    reader = Texts()
    reader.feed(written)
    reader.close()
    return reader


def make_citation(marker: int, article_id: str, same_origin: tuple[int, ...] = ()) -> Citation:
    return Citation(
        marker=marker,
        article_id=article_id,
        source=f"{article_id}.txt",
        title="A *title* | with [marks]",
        publisher=None,
        published=date(2020, 7, 8),
        date_basis="inferred",
        date_evidence="on Tuesday",
        kind="article",
        speaker=None,
        same_origin=same_origin,
        quote="<b>words</b>",
        start=0,
        end=12,
    )


@given(st.text(st.characters()))
def test_escaped_text_is_one_inert_line_and_reads_the_same(text):
    written = escape(text)
    plain = re.sub(r"&#\d+;", "", written)
    assert not re.search(r"[<>&\"'`*_\[\]()#$\\{}\n\r|!~]", plain)
    shown = UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    read = parsed(element("p", written))
    assert read.tags == ["p"]
    assert read.text == shown.replace("\r\n", "\r\n")
    written.encode()


@pytest.mark.parametrize(
    ("citations", "words"),
    [
        ([make_citation(1, "a")], "1 article"),
        ([make_citation(1, "a"), make_citation(2, "a")], "1 article"),
        ([make_citation(1, "a"), make_citation(2, "b")], "2 articles"),
        (
            [make_citation(1, "a", (2,)), make_citation(2, "b", (1,))],
            "2 articles, 1 original report",
        ),
        (
            [
                make_citation(1, "a", (2,)),
                make_citation(2, "b", (1,)),
                make_citation(3, "c"),
                make_citation(4, "d", (3,)),
            ],
            "4 articles, 2 original reports",
        ),
    ],
)
def test_origins_are_counted_beside_articles(citations, words):
    assert counted_sources(citations) == words


def test_filters_are_read_and_said():
    read = filters_from("2020-07-01", "2020-07-31 00:00:00", ["Post"], [], include_comments=False)
    assert read == Filters(date(2020, 7, 1), date(2020, 7, 31), ("Post",), (), False)
    assert describe(read, {}) == (
        "Searched only: 1 July 2020 to 31 July 2020; Post; no reader comments"
    )
    assert describe(Filters(), {}) == ""


@pytest.mark.parametrize("dates", [("soon", None), ("2021-01-02", "2021-01-01")])
def test_unusable_dates_are_told(dates):
    with pytest.raises(QuestionError):
        filters_from(*dates, None, None, include_comments=True)


@pytest.mark.parametrize("written", [None, "", "{", '{"turn": -1}', '{"history": 3}', "[]"])
def test_a_context_that_cannot_be_read_is_a_new_conversation(written):
    assert read_context(written).history == ()


def test_holdings_name_files_articles_and_span():
    def article(source: str, day: date | None) -> Article:
        return Article(source + str(day), source, 0, 1, published=PublicationDate(day))

    three = [article("a", date(2020, 2, 4)), article("a", date(2021, 12, 1)), article("b", None)]
    assert holdings({one.article_id: one for one in three}) == (
        "2 files, 3 articles, February 2020 to December 2021"
    )
    assert holdings({"b": three[2]}) == "1 file, 1 article"


def test_added_files_are_named_by_their_first_article():
    titled = Article("b1", "added/b.txt", 5, 9, title="A bridge")
    later = Article("b2", "added/b.txt", 10, 19, title="A ferry")
    choices = source_choices(["added/a.txt", "added/b.txt"], {"b2": later, "b1": titled})
    assert choices == [("a.txt", "added/a.txt"), ("A bridge (b.txt)", "added/b.txt")]


def test_a_comment_names_its_writer_once():
    text = "Title\n\nBody text.\n\nEve\nGood news.\n\nSad news."
    places = [text.index(words) for words in ("Eve", "Sad")]
    segments = (
        Segment(SegmentKind.ARTICLE, SegmentRole.BODY, 7, 17, 0),
        Segment(SegmentKind.READER_COMMENT, SegmentRole.COMMENT, places[0], 33, 0, "Eve"),
        Segment(SegmentKind.READER_COMMENT, SegmentRole.COMMENT, places[1], 44, 0, "Ada"),
    )
    article = Article("a", "a.txt", 0, 17, title="Title")
    read = parsed(draw_article(article, text, segments, [], {"a": article})).text
    assert (read.count("Eve"), read.count("Ada")) == (1, 1)


def test_names_are_those_with_capitals_inside_a_sentence():
    text = "Yesterday the mayor of Port Ellen met Anna Lindt’s team in May. Ferries run."
    assert names_in(text) == ["Port Ellen", "Anna Lindt"]


@given(st.text(st.characters()), st.binary(max_size=20))
def test_stored_names_are_plain_short_and_inside_their_folder(name, content):
    stored = safe_name(name + ".txt", content)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,59}-[0-9a-f]{12}(\.txt)?", stored)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "..\\x.txt", "\u202egpj.txt", "a" * 300 + ".txt"]
)
def test_hostile_names(name):
    assert re.fullmatch(r"[A-Za-z0-9-]{1,60}-[0-9a-f]{12}\.txt", safe_name(name, b""))


def conversation() -> Conversation:
    cited = make_citation(1, "a")
    answer = Answer(
        question="Why [so](javascript:x)?",
        standalone_question="Why",
        status="answered",
        text="t [1]",
        sentences=(
            AnswerSentence(
                text="<b>words</b>\n# not a heading", citations=(1,), verdict="verbatim"
            ),
        ),
        citations=(cited,),
    )
    return Conversation(
        title="<i>T</i>", turns=(Turn(question=answer.question, answer=answer),) * 2
    )


def test_markdown_keeps_foreign_text_plain_and_footnotes_apart():
    written = to_markdown(conversation(), {})
    assert "\n## Why \\[so\\]\\(javascript\\:x\\)?\n" in written
    assert "\\<b\\>words\\</b\\> \\# not a heading[^1-1]" in written
    assert "[^2-1]: “" in written
    assert "(inferred from “on Tuesday”)" in written.replace("\\", "")


def test_the_printable_page_has_no_active_parts():
    read = parsed(to_print(conversation(), {}, "/print.css"))
    assert not {"script", "b", "i", "a", "img"} & set(read.tags)
    assert "Why [so](javascript:x)?" in read.text


TEXT = "Title\n\nOne first. Two second.\n\nMenu\nA comment."
SEGMENTS = (
    Segment(SegmentKind.ARTICLE, SegmentRole.HEADLINE, 0, 5, 0),
    Segment(SegmentKind.ARTICLE, SegmentRole.BODY, 7, 29, 0),
    Segment(SegmentKind.FURNITURE, SegmentRole.FURNITURE, 31, 35),
    Segment(SegmentKind.READER_COMMENT, SegmentRole.COMMENT, 36, 46, 0, "Eve"),
)
ARTICLE = Article("a", "a.txt", 0, 29, title="Title")


@given(
    st.lists(
        st.tuples(st.integers(0, 46), st.integers(0, 46)).map(sorted).filter(lambda p: p[0] < p[1]),
        max_size=4,
    )
)
def test_marks_never_change_the_words_of_an_article(places):
    marks = [Mark(start, end, number) for number, (start, end) in enumerate(places, 1)]
    drawn = draw_article(ARTICLE, TEXT, SEGMENTS, marks, {"a": ARTICLE})
    text = re.sub(r" \[\d\]", "", parsed(drawn).text)
    assert "One first. Two second." in text
    assert "A comment." in text
    assert "Menu" not in text
    assert "1 line of menus" in text


def test_an_inferred_date_is_told_with_its_words():
    told = Article(
        "a",
        "a.txt",
        0,
        29,
        "Title",
        published=PublicationDate(date(2020, 7, 7), DateBasis.INFERRED, "x"),
    )
    assert "Date inferred from “x”" in parsed(draw_article(told, TEXT, SEGMENTS, [], {})).text
