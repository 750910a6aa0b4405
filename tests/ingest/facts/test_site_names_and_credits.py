from datetime import date

import pytest

from ingest.facts import describe, infer_dates
from ingest.facts.credits import person_name
from ingest.facts.houses import known_house
from ingest.facts.site_names import site_name
from ingest.facts.titles import tidy_title
from ingest.records import DateBasis

BODY = ("body", "The bells rang for an hour on Sunday.\n\nNobody knew who had pulled the ropes.")


@pytest.mark.parametrize(
    ("furniture", "name"),
    [
        ("Bells ring by themselves | Slow Larder", "Slow Larder"),
        ("Slow Larder » Bells ring by themselves", "Slow Larder"),
        ("The Weir Post\nHome\nSport", "The Weir Post"),
        ("WEIR POST\nSubscribe to Weir Post", "Weir Post"),
        ("The Margin\nSupport The Margin", "The Margin"),
        ("Grain & Gravel\nSubscribe\ngrainandgravel.example", "Grain & Gravel"),
        ("The Muddy Trowel\nMenu\nBlog at WordPress.com.", "The Muddy Trowel"),
        ("Local History\nPictures", None),
        ("News Sport Jobs\n© 2021 Hartley Papers Ltd. All rights reserved.", "Hartley Papers"),
        ("KURDÎ - ENGLISH - TÜRKÇE\nCopyright © 2019 Rudnews", "Rudnews"),
        ("Bell Ringers' Forum\nSubscribe to Bell Ringers' Forum", None),
        ("Scores\nAll Scores", None),
    ],
)
def test_the_name_of_a_site(page_of, furniture: str, name: str | None) -> None:
    page = page_of(("furniture", furniture), ("headline", "Bells ring by themselves"), BODY)
    assert site_name(describe(page)) == name


@pytest.mark.parametrize(
    ("lines", "author", "house"),
    [
        ("Marta Oyelaran, Lindhaven Post\nMay 27, 2021", "Marta Oyelaran", "Lindhaven Post"),
        ("By\nMei Aldous\n-\nAugust 7, 2019", "Mei Aldous", None),
        ("Words: Jem Atherton  Photography: Lil Osei\n3 May 2016", "Jem Atherton", None),
        ("Tomasz Breck Health correspondent\n15 March 2022", "Tomasz Breck", None),
        ("Sandeep Gaikwad / TNN / Dec 12, 2018", "Sandeep Gaikwad", "TNN"),
        ("La Serena / Agencia Norte\n21 August 2018", None, "Agencia Norte"),
        ("Local News\n3 May 2016", None, None),
        ("Port Ellery\n3 May 2016", None, None),
        ("Photographs by Kit Lomas\n3 May 2016", None, None),
        ("The Old Bell Tower", None, None),
    ],
)
def test_lines_between_headline_and_text(page_of, lines: str, author, house) -> None:
    page = page_of(("headline", "Bells ring by themselves"), ("furniture", lines), BODY)
    (article,) = describe(page).articles
    assert (article.author, article.publisher) == (author, house)


def test_names_and_houses() -> None:
    assert person_name("Ludwig van Beethoven") == "Ludwig van Beethoven"
    assert person_name("Business Reporter") is None
    assert known_house("Ridgeline Daily News ^") == "Ridgeline Daily News"
    assert known_house("Express Staff Correspondent") is None
    assert known_house("he read the news") is None


@pytest.mark.parametrize(
    ("title", "tidy"),
    [
        ("RPT-UPDATE 3-Comet probe wakes up", "Comet probe wakes up"),
        ("Bees return to roof | Lindhaven Post", "Bees return to roof"),
        ("Bees return to roof - and stay", "Bees return to roof - and stay"),
        ("The Weir Post: Bees return to roof", "The Weir Post: Bees return to roof"),
    ],
)
def test_a_title_without_the_site(title: str, tidy: str) -> None:
    assert tidy_title(title) == tidy


@pytest.mark.parametrize(
    "line",
    [
        "Joined: 3 May 2009",
        "Join Date\n3 May 2009",
        "Born: 3 May 1918",
        "Deadline: 5 June 2020",
        "Accessed 14 March 2012",
        "Last visit: 3 May 2009",
    ],
)
def test_dates_of_something_else(page_of, line: str) -> None:
    page = page_of(("headline", "Bells ring by themselves"), ("furniture", line), BODY)
    assert describe(page).articles[0].published.basis is DateBasis.UNKNOWN


def test_the_date_of_a_post_is_not_the_reports_and_bounds_it(page_of) -> None:
    page = page_of(
        ("furniture", "Board index\nJoined: 4 March 2008\nPosted 23 June 2014"),
        ("headline", "Bells ring by themselves"),
        ("body", "HARLE, June 21 (Nordwire) - The bells rang for an hour on Saturday."),
    )
    described = describe(page)
    assert described.articles[0].published.value is None
    (inferred,) = infer_dates([described])
    published = inferred.articles[0].published
    assert (published.value, published.basis) == (date(2014, 6, 21), DateBasis.INFERRED)
    assert published.evidence is not None
    assert "the day of its post" in published.evidence
