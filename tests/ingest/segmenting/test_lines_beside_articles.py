"""Lines that stand beside an article's text: its points and credits, and others' stories."""

from ingest.records import Page, SegmentKind, SegmentRole, SourceText
from ingest.segmenting import segment
from ingest.segmenting.bare_bylines import credits_reporter
from ingest.segmenting.related import aged_card_indices
from ingest.segmenting.units import split_units

FIRST = "The council of Ambry has closed its only swimming pool after a wall gave way on Monday."
SECOND = "Engineers said that the wall had been cracked since the winter and that nobody was hurt."
THIRD = "The council will meet on Friday to decide whether the pool's wall can be built up again."


def read(*lines: str) -> Page:
    return segment(SourceText("page", "\n".join(lines) + "\n", "utf-8", "given"))


def article_lines(page: Page) -> list[str]:
    text = page.text.text
    own = (s for s in page.segments if s.kind is SegmentKind.ARTICLE)
    return [line for s in own for line in text[s.start : s.end].split("\n") if line]


def test_points_that_sum_an_article_up_are_no_headline():
    page = read(
        *("Sign In", "Ambry's only pool is closed after its wall gave way", "4 May 2021"),
        *("Share", "Tweet", "Key Points", "The wall had been cracked since the winter."),
        *("Nobody was hurt.", FIRST, SECOND),
    )
    assert page.articles[0].title == "Ambry's only pool is closed after its wall gave way"


def test_points_of_the_article_end_a_list_of_other_stories():
    page = read(
        *("Ambry's only pool is closed", "4 May 2021", FIRST, SECOND, "MORE ON THE TOPIC:"),
        *("Pilot given a medal", "What else is cracked:", "- the sluice at the old mill;"),
        *("- two of the harbour's nine piers.", THIRD),
    )
    assert "What else is cracked:" in article_lines(page)
    assert "- the sluice at the old mill;" in article_lines(page)
    assert "Pilot given a medal" not in article_lines(page)


def test_sections_with_ages_are_the_newest_stories():
    units = split_units(
        "Senate panel votes on water\nENERGY — 4M 12S AGO\nAide to testify\nHOUSE — 21M 30S AGO\n"
    )
    assert aged_card_indices(units) == {0, 1, 2, 3}
    assert aged_card_indices(split_units("Council shuts the pool\nAMBRY — 2H AGO\n")) == frozenset()


def test_agencies_credit_their_reporter_below_a_text():
    assert credits_reporter("Report: Lamis Haddad")
    assert not credits_reporter("Report: two are dead in Ambry")
    page = read("Pool is closed", "4 May 2021", FIRST, SECOND, "Report: Lamis Haddad", "Share")
    assert article_lines(page)[-1] == "Report: Lamis Haddad"


def test_a_players_times_open_no_comments():
    page = read(
        *("Ambry's only pool is closed", "4 May 2021", FIRST, SECOND, "Play Video"),
        *("Current Time 0:00", "Duration 1:12", THIRD, "Comments", "Ann Beck", "3 hours ago"),
        *("I learned to swim there and I want it back!", "Reply"),
    )
    assert THIRD in article_lines(page)
    speakers = [s.speaker for s in page.segments if s.role is SegmentRole.COMMENT]
    assert speakers == ["Ann Beck"]


def test_wrapped_lines_with_a_verb_of_saying_name_no_reader():
    page = read(
        *("Ambry's only pool is closed", "4 May 2021", ""),
        *("The council of Ambry has closed its only swimming pool after a wall", "gave way, the"),
        *("", "Engineers had seen cracks in the wall of the swimming pool all winter,"),
        *("the county engineer said.", "", SECOND, THIRD),
    )
    assert not [s for s in page.segments if s.kind is SegmentKind.READER_COMMENT]


def test_a_quotation_set_once_more_is_no_part_of_the_text():
    quote = "“The wall has gone. We shall swim in the sea.”"
    said = (
        "“The wall has gone,” the attendant said as the water ran out. “We shall swim in the sea.”"
    )
    assert quote not in article_lines(read("Pool is closed", "4 May 2021", FIRST, quote, said))
    assert quote in article_lines(read("Pool is closed", "4 May 2021", FIRST, quote, SECOND))


def test_the_writers_address_is_of_the_byline():
    page = read(
        *("Pool is closed", "By Ann Roe", "aroe@ambrystar.example", "4 May 2021", FIRST, SECOND),
        *("news@ambrystar.example", "Share"),
    )
    assert "aroe@ambrystar.example" in article_lines(page)
    assert "news@ambrystar.example" not in article_lines(page)
    assert page.articles[0].author == "Ann Roe"


def test_by_alone_and_a_time_alone_belong_to_the_lines_beside_them():
    page = read("14/09/2021", "18:42", "Ambry's pool is closed", "By", "Ann Roe", FIRST, SECOND)
    assert article_lines(page)[:5] == [
        "14/09/2021",
        "18:42",
        "Ambry's pool is closed",
        "By",
        "Ann Roe",
    ]
    assert page.articles[0].author == "Ann Roe"


def test_footnotes_keep_their_heading():
    page = read("Pool is closed", "4 May 2021", FIRST, "Notes", "[1] " + SECOND, "Share", "Print")
    assert "Notes" in article_lines(page)


def test_paid_posts_and_earlier_posts_are_no_part_of_the_text():
    page = read(
        *(
            "Pool is closed",
            "4 May 2021",
            FIRST,
            "SPONSORED",
            "How to retire to the sea on £9 a day",
        ),
        *(SECOND, "« Podcast 88: Who owns the swimming pool?", "Share"),
    )
    assert article_lines(page) == ["Pool is closed", "4 May 2021", FIRST, SECOND]


def test_links_between_paragraphs_leave_the_subhead_below_them():
    page = read(
        *(
            "Home",
            "Share",
            "Print",
            "Pool is closed",
            "4 May 2021",
            "",
            FIRST,
            "",
            "Ambry's vanished baths",
        ),
        *("How does a wall give way?", "", "What happens now?", "", SECOND, "", THIRD),
    )
    assert "What happens now?" in article_lines(page)
    assert "How does a wall give way?" not in article_lines(page)


def test_an_advert_ends_where_the_article_is_said_to_go_on():
    page = read(
        *("Pool is closed", "4 May 2021", "", FIRST, ""),
        *("ADVERTISEMENT", "Spring sale at Orrin's: towels half price!", "Article continues below"),
        *("", SECOND, "", "Advertisement", "", THIRD, "", "Story continues below", "", FIRST),
    )
    assert "Spring sale at Orrin's: towels half price!" not in article_lines(page)
    assert {FIRST, SECOND, THIRD} <= set(article_lines(page))
