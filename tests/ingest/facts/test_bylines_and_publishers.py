import pytest

from ingest.facts.describing import describe
from ingest.records import Markup

BODY = ("body", "The minister came on Monday.\n\nHe left on Tuesday, according to the Times.")


@pytest.mark.parametrize(
    ("pieces", "author", "publisher"),
    [
        (
            [("byline", "By Lolita C. Baldor and Robert Burns | Associated Press")],
            "Lolita C. Baldor and Robert Burns",
            "Associated Press",
        ),
        ([("byline", "By Reuters staff")], None, "Reuters"),
        ([("byline", "By Jane Doe, Staff Writer")], "Jane Doe", None),
        ([("byline", "Written by: Ludwig van Beethoven")], "Ludwig van Beethoven", None),
        ([("dateline", "Baghdad / National News Center -")], None, "National News Center"),
        ([("body", "WASHINGTON (AP) - The general came.")], None, "Associated Press"),
        ([("body", "KYIV, March 3 (Reuters) — The minister came.")], None, "Reuters"),
        ([("body", "WASHINGTON - The general came.")], None, None),
        ([("caption", "The general on a ship. (Reuters)")], None, None),
        ([("caption", "The general. (Lolita Baldor/AP)")], None, None),
        (
            [("furniture", "Rawabet Center\n\n  In Rawabet Center"), ("headline", "A visit")],
            None,
            "Rawabet Center",
        ),
        ([("furniture", "© 2020 The Washington Post")], None, "The Washington Post"),
        ([("furniture", "Menu\nHome\nMenu\nShare\nShare")], None, None),
        (
            [("furniture", "DinarVets\nDinarVets\nLink to post\nShare on other sites")],
            None,
            None,
        ),
    ],
)
def test_who_wrote_and_who_published(page_of, pieces, author, publisher) -> None:
    (article,) = describe(page_of(*pieces, BODY)).articles
    assert (article.author, article.publisher) == (author, publisher)


def test_markup_names_author_publisher_and_title(page_of) -> None:
    markup = Markup(title="A visit", author="Jane Doe", publisher="The Daily Star")
    (article,) = describe(page_of(BODY, markup=markup)).articles
    assert (article.title, article.author, article.publisher) == (
        "A visit",
        "Jane Doe",
        "The Daily Star",
    )


def test_a_title_is_a_headline_and_never_a_sentence_of_the_body(page_of) -> None:
    titled = describe(page_of(("headline", "General  visits\nBaghdad"), BODY))
    assert titled.articles[0].title == "General visits"
    assert describe(page_of(BODY)).articles[0].title is None
