"""Names of one bearer are joined and others kept apart, over invented corpora with gold groups."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from ingest.names import NameTable, learn_names
from ingest.records import Article, Page, Segment, SegmentKind, SegmentRole, SourceText

CORPORA = sorted((Path(__file__).parent / "corpora").glob("*.toml"))
MIN_RECALL = 0.9


def page(text: str, number: int) -> Page:
    source = f"{number}.txt"
    return Page(
        SourceText(source, text, "utf-8", "given"),
        (Segment(SegmentKind.ARTICLE, SegmentRole.BODY, 0, len(text), 0),),
        (Article(f"a{number}", source, 0, len(text)),),
    )


def pairs(path: Path) -> tuple[NameTable, list[tuple[str, str, bool]]]:
    corpus = tomllib.loads(path.read_text("utf-8"))
    table = learn_names([page(text, number) for number, text in enumerate(corpus["articles"])])
    forms = [(group, form) for group, forms in enumerate(corpus["same"]) for form in forms]
    return table, [
        (first, second, group == other)
        for (group, first), (other, second) in combinations(forms, 2)
    ]


@pytest.mark.parametrize("path", CORPORA, ids=lambda path: path.stem)
def test_no_two_bearers_are_joined(path):
    table, gold = pairs(path)
    wrong = [
        (first, second) for first, second, one in gold if not one and table.same(first, second)
    ]
    assert wrong == []


def test_most_spellings_of_one_bearer_are_joined():
    found = missed = 0
    for path in CORPORA:
        table, gold = pairs(path)
        for first, second, one in gold:
            found += one and table.same(first, second)
            missed += one and not table.same(first, second)
    assert found / (found + missed) >= MIN_RECALL
