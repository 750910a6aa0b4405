"""Retold reports are joined; stories that only share a quote or background are not."""

from datetime import date
from pathlib import Path

import pytest

from ingest.names import learn_names
from ingest.origins import cluster_origins
from ingest.origins.outlets import outlets_named
from ingest.records import (
    Article,
    DateBasis,
    Page,
    PublicationDate,
    Segment,
    SegmentKind,
    SegmentRole,
    SourceText,
)

REPORTS = Path(__file__).parent / "reports"
REPORT = (REPORTS / "report.txt").read_text("utf-8")
TRANSLATION = (REPORTS / "translation.txt").read_text("utf-8")
OTHER = (REPORTS / "other.txt").read_text("utf-8")


def page(source: str, text: str, day: date | None = None) -> Page:
    published = PublicationDate(day, DateBasis.STATED, "given") if day else PublicationDate()
    return Page(
        SourceText(source, text, "utf-8", "given"),
        (Segment(SegmentKind.ARTICLE, SegmentRole.BODY, 0, len(text), 0),),
        (Article(source, source, 0, len(text), published=published),),
    )


def origins(*pages: Page) -> dict[str, str]:
    return cluster_origins(pages, learn_names(pages))


def test_a_translation_is_its_report_and_another_story_is_not():
    found = origins(page("report", REPORT), page("translation", TRANSLATION), page("other", OTHER))
    assert found == {"report": "report", "translation": "report", "other": "other"}


def test_the_earliest_dated_article_names_the_origin():
    found = origins(
        page("late", REPORT, date(2024, 5, 2)), page("early", REPORT + "\nMore.", date(2024, 5, 1))
    )
    assert set(found.values()) == {"early"}


def test_nothing_at_all():
    assert origins() == {}
    assert origins(page("empty", "")) == {"empty": "empty"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mulroy told The Washington Post that", {"washington post"}),
        ("in an interview with The Associated Press at the Pentagon", {"associated press"}),
        ("forces, according to the Washington Post.", {"washington post"}),
        ("in statements of the general to the Washington Post, and", {"washington post"}),
        ("told Parliament on Monday", set()),
        ("according to McKenzie", set()),
    ],
)
def test_outlets(text, expected):
    assert outlets_named(text, 0, len(text)) == expected
