from datetime import date

import pytest

from ingest.facts.stated_dates import stated_date
from ingest.records import DateBasis, Markup

STORY = ("body", "The minister arrived on January 8 and left in 2003, he said on July 1, 1999.")


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (("dateline", "July 7, 2020 at 6:34 p.m. EDT"), date(2020, 7, 7)),
        (("dateline", "Wednesday 08/07/2020"), date(2020, 7, 8)),
        (("byline", "By Jane Doe | 7 July 2020 | Reuters"), date(2020, 7, 7)),
        (("caption", "A soldier. (J. Doe/AP)\nJuly 7, 2020 at 6:34 p.m. EDT"), date(2020, 7, 7)),
        (("caption", "Soldiers in Baghdad on July 3, 2019, near the airport. (Reuters)"), None),
        (("furniture", "Posted on July 7"), None),
        (("furniture", "Posted on July 7, 2020 by admin"), date(2020, 7, 7)),
        (("furniture", "Copyright 2020. Founded on 3 May 1950 by two brothers."), None),
        (("headline", "What happened on July 7, 2020"), None),
    ],
)
def test_where_a_date_counts(page_of, piece: tuple[str, str], expected: date | None) -> None:
    found = stated_date(page_of(piece, STORY), 0)
    assert found.value == expected
    assert found.basis is (DateBasis.UNKNOWN if expected is None else DateBasis.STATED)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published July 7, 2020; updated July 9, 2020", date(2020, 7, 7)),
        ("Updated: 9 July 2020. First published: 7 July 2020", date(2020, 7, 7)),
        ("Last modified on 9 July 2020", date(2020, 7, 9)),
        (
            "BAGHDAD, July 7, 2020 (Reuters) - Iraq said on Monday it will not pay.",
            date(2020, 7, 7),
        ),
        ("Veröffentlicht am 8. Juli 2020", date(2020, 7, 8)),
        ("Publié le 7 juillet 2020 à 18h34", date(2020, 7, 7)),
        ("08.07.2020, 14:05 Uhr", date(2020, 7, 8)),
        ("The law was published July 7, 2020 and nobody read it.", None),
    ],
)
def test_lines_that_open_a_body(page_of, line: str, expected: date | None) -> None:
    page = page_of(("headline", "A visit"), ("body", f"{line}\n\nThe story goes on here."))
    assert stated_date(page, 0).value == expected


def test_a_typing_error_is_recorded_and_not_trusted(page_of) -> None:
    page = page_of(("dateline", "Editing Date: 7/8/208 12:26 • 75 times read"), STORY)
    found = stated_date(page, 0)
    assert (found.value, found.basis) == (None, DateBasis.UNKNOWN)
    assert found.evidence == "7/8/208 12:26; not trusted: a year of 3 digits"


def test_the_evidence_is_the_exact_words(page_of) -> None:
    page = page_of(("dateline", "Posted July 7, 2020 at 6:34 p.m. EDT by X"), STORY)
    assert stated_date(page, 0).evidence == "July 7, 2020 at 6:34 p.m. EDT"


def test_another_date_is_trusted_beside_a_typing_error(page_of) -> None:
    page = page_of(("dateline", "Editing Date: 7/8/208\nPublished 8 July 2020"), STORY)
    assert stated_date(page, 0).value == date(2020, 7, 8)


def test_an_ambiguous_date_without_signs_stays_unknown(page_of) -> None:
    found = stated_date(page_of(("dateline", "08/07/2020"), ("body", "He came.")), 0)
    assert found.value is None
    assert found.evidence == "08/07/2020; not trusted: 2020-07-08 or 2020-08-07"


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        (("furniture", "Archive: 25/06/2020 and 30/06/2020"), date(2020, 7, 8)),
        (("furniture", "Archive: 06/25/2020 and 06/30/2020"), date(2020, 8, 7)),
        (("body", "He arrived on July 6 and met the king on July 7."), date(2020, 7, 8)),
        (("body", "The ministry of defence recognises the colour of the party."), date(2020, 7, 8)),
        (("body", "The department of defense favors the color of the party."), date(2020, 8, 7)),
    ],
)
def test_signs_that_settle_the_order(page_of, sign: tuple[str, str], expected: date) -> None:
    page = page_of(("dateline", "08/07/2020"), sign, ("body", "He came and went."))
    assert stated_date(page, 0).value == expected


def test_each_article_of_a_page_takes_its_own_date_and_no_comments(page_of) -> None:
    page = page_of(
        ("headline", "One", 0),
        ("dateline", "3 May 2021", 0),
        ("body", "First story.", 0),
        ("comment", "RichardD\n5 May 2021\nWell said.", 0),
        ("headline", "Two", 1),
        ("body", "Second story.", 1),
    )
    assert stated_date(page, 0).value == date(2021, 5, 3)
    assert stated_date(page, 1).value is None


def test_markup_counts_on_a_page_of_one_article(page_of) -> None:
    markup = Markup(published="2020-07-08T10:00:00Z")
    found = stated_date(page_of(("body", "He came."), markup=markup), 0)
    assert (found.value, found.evidence) == (date(2020, 7, 8), "2020-07-08T10:00:00Z")
