"""Where a report that somebody pasted is from, who wrote it, and how old it can be."""

from datetime import date

import pytest

from ingest.facts import describe, infer_dates
from ingest.facts.date_words import find_dates
from ingest.facts.source_lines import read_source_line
from ingest.records import DateBasis

HEADLINE = ("headline", "Bells of Lindhaven ring by themselves")
BODY = ("body", "The bells rang for an hour on Sunday.\n\nNobody knew who had pulled the ropes.")


@pytest.mark.parametrize(
    ("line", "house", "author"),
    [
        ("Source: Lindhaven Courier", "Lindhaven Courier", None),
        ("Source: Lindhaven Courier, Marta Oyelaran", "Lindhaven Courier", "Marta Oyelaran"),
        ("Via: Reuters", "Reuters", None),
        ("Source: the sexton", None, None),
    ],
)
def test_the_source_line_below_a_report(page_of, line, house, author) -> None:
    page = page_of(HEADLINE, BODY, ("byline", line))
    found = read_source_line(page, 0)
    assert (found.house, found.author) == (house, author)


@pytest.mark.parametrize(
    ("byline", "author", "publisher"),
    [
        ("By Marta Oyelaran moyelaran@lindhaven.example", "Marta Oyelaran", None),
        ("By MARTA OYELARAN, Courier staff writer", "MARTA OYELARAN", "Courier"),
        ("By Marta Oyelaran\nand\nTomas Breck", "Marta Oyelaran and Tomas Breck", None),
    ],
)
def test_bylines_with_addresses_houses_and_second_writers(
    page_of, byline, author, publisher
) -> None:
    (article,) = describe(page_of(HEADLINE, ("byline", byline), BODY)).articles
    assert (article.author, article.publisher) == (author, publisher)


def test_a_date_that_a_page_prints_twice_without_a_space() -> None:
    text = "Published On 28 Jul 202228 Jul 2022"
    found = [mention.readings for mention in find_dates(text, 0, len(text))]
    assert found[0] == (date(2022, 7, 28),)


def test_a_report_handed_over_today_is_of_the_day_of_its_post(page_of) -> None:
    page = page_of(
        ("furniture", "Powered by phpBB\nReply with quote\ntern\nPosts: 77"),
        ("furniture", "Fri Nov 18, 2022 5:40 pm"),
        ("comment", "Four years, then. From the Courier site just now:"),
        HEADLINE,
        ("body", "The bell-ringer was sent to prison for four years on Friday."),
    )
    (dated,) = infer_dates([describe(page)])
    published = dated.articles[0].published
    assert (published.value, published.basis) == (date(2022, 11, 18), DateBasis.INFERRED)


@pytest.mark.parametrize(
    ("said", "publisher"),
    [
        ("My aunt typed it out, it is from the Tessaly Valley Courier:", "Tessaly Valley Courier"),
        ("It was on the website of the Vale Gazette, the site is gone.", "Vale Gazette"),
        ("It was on the website of the council, which is gone.", None),
        ("It is from the Vale council site:", None),
    ],
)
def test_a_report_is_the_papers_that_its_poster_names(page_of, said, publisher) -> None:
    page = page_of(("comment", said), HEADLINE, BODY)
    assert describe(page).articles[0].publisher == publisher


def test_a_site_is_the_line_at_the_head_to_which_a_report_says_it_was_told(page_of) -> None:
    told = ("body", "“It was my car,” Jurandir told VeriBench by email.")
    page = page_of(("furniture", "Join now\nVeriBench\nPeople"), HEADLINE, told)
    assert describe(page).articles[0].publisher == "VeriBench"


def test_a_post_is_of_whom_its_picture_shows(page_of) -> None:
    page = page_of(("furniture", "View Ida Roe’s verified profile graphic link"), BODY)
    assert describe(page).articles[0].author == "Ida Roe"
