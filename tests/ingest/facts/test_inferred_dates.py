from datetime import date

import pytest

from ingest.facts import describe, infer_dates
from ingest.facts.date_sets import DateSet
from ingest.records import DateBasis, DatePrecision, Page, PublicationDate

REPORT = (
    "The harbour master of Port Ellery said the northern breakwater lost eleven granite blocks "
    "overnight.\n\nRepair crews will tow the floating crane Marigold across the estuary before the "
    "spring tide reaches the fish market.\n\nInsurers expect claims worth four million crowns."
)
RETOLD = (
    "Eleven granite blocks were lost overnight, the harbour master of Port Ellery said of the "
    "northern breakwater.\n\nCrews will tow the floating crane Marigold across the estuary before "
    "the spring tide, and insurers expect claims worth four million crowns."
)


def inferred(*pages: Page) -> list[PublicationDate]:
    return [
        a.published for p in infer_dates([describe(page) for page in pages]) for a in p.articles
    ]


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        (
            "On Tuesday, Feb. 4, President Barack Obama spoke to Congress about the budget.",
            date(2014, 2, 4),
            DatePrecision.DAY,
        ),
        (
            "On March 3, outgoing British Prime Minister Theresa May met farmers in Leeds.",
            date(2019, 3, 3),
            DatePrecision.DAY,
        ),
        (
            "The Biden administration met Iraqi Prime Minister Mustafa al-Kazimi. The base was hit "
            "in October and the envoy was killed last month. The army had left in late August. "
            "Talks go on until December.",
            date(2021, 12, 1),
            DatePrecision.MONTH,
        ),
        (
            "President Joe Biden said last week that troops who left in late August would rest. "
            "Prime Minister Scott Morrison agreed. The storm of September 2021 was recalled.",
            date(2021, 1, 1),
            DatePrecision.YEAR,
        ),
    ],
)
def test_what_one_article_tells(page_of, text: str, value: date, precision: DatePrecision) -> None:
    (found,) = inferred(page_of(("body", text)))
    assert (found.value, found.precision, found.basis) == (value, precision, DateBasis.INFERRED)
    assert found.evidence is not None
    words = found.evidence.split("; read as ")[0].split("”, “")
    assert all(word.strip("“”") in text for word in words)


@pytest.mark.parametrize(
    "text",
    [
        "The country was invaded in 2003 and the army left in 2011.",
        "On January 8 a missile was launched at the base.",
        "President George W. Bush and Prime Minister Tony Blair met again.",
        "Former President Barack Obama spoke on May 5 in Chicago.",
        "In 2009, President Barack Obama went to Cairo. He spoke on June 4 there.",
        "On Tuesday, Feb. 4, President Donald Trump spoke.",  # 2020 or 2025
        "Nothing happened.",
        "",
    ],
)
def test_too_few_cues_leave_the_date_unknown(page_of, text: str) -> None:
    (found,) = inferred(page_of(("headline", "A visit"), ("body", text)))
    assert found == PublicationDate()


def test_an_event_that_another_article_dates(page_of) -> None:
    dated = page_of(
        ("dateline", "9 June 2014"),
        ("body", "Tensions rose in January after gunmen killed Governor Elias Varga in Lunde."),
        source="dated.txt",
    )
    undated = page_of(
        (
            "body",
            "On February 4th the envoy came, weeks after Mr. Elias Varga was shot on January 3rd.",
        ),
        source="undated.txt",
    )
    first, second = inferred(dated, undated)
    assert first.basis is DateBasis.STATED
    assert (second.value, second.precision) == (date(2014, 2, 4), DatePrecision.DAY)
    assert second.evidence is not None
    assert "January 2014 by dated.txt, dated 2014-06-09" in second.evidence


def test_a_retold_report_names_the_article(page_of) -> None:
    dated = page_of(("dateline", "July 7, 2020"), ("body", REPORT), source="report.txt")
    undated = page_of(("body", RETOLD), source="copy.txt")
    _, found = inferred(dated, undated)
    assert (found.value, found.basis) == (date(2020, 7, 7), DateBasis.INFERRED)
    assert found.evidence is not None
    assert found.evidence.endswith("the same report as report.txt, dated 2020-07-07")


def test_a_typing_error_stays_in_the_evidence(page_of) -> None:
    dated = page_of(("dateline", "July 7, 2020"), ("body", REPORT), source="report.txt")
    typed = page_of(("dateline", "Editing Date: 7/8/208"), ("body", RETOLD), source="copy.txt")
    found = inferred(dated, typed)[1]
    assert found.evidence is not None
    assert "(the page's own date: 7/8/208; not trusted: a year of 3 digits)" in found.evidence


def test_stated_dates_are_left_alone_and_order_is_kept(page_of) -> None:
    pages = [page_of(("dateline", "July 7, 2020"), ("body", REPORT), source=f"{n}") for n in "ba"]
    described = [describe(page) for page in pages]
    assert infer_dates(described) == tuple(described)
    assert infer_dates([]) == ()


def test_date_sets_pin_as_much_as_they_span() -> None:
    def pinned(first: date, last: date) -> tuple[date, DatePrecision] | None:
        return DateSet.between(first, last).pinned()

    assert pinned(date(2020, 7, 7), date(2020, 7, 14)) == (date(2020, 7, 7), DatePrecision.DAY)
    assert pinned(date(2020, 7, 7), date(2020, 8, 9)) == (date(2020, 7, 1), DatePrecision.MONTH)
    assert pinned(date(2020, 3, 7), date(2020, 8, 9)) == (date(2020, 1, 1), DatePrecision.YEAR)
    assert pinned(date(2020, 3, 7), date(2021, 1, 9)) is None
