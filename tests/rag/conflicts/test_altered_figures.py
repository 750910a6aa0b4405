"""Altered passages beside right ones, on the part of RGB that was kept from tuning."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from ingest.names import NameTable
from rag.conflicts import ConflictInput, find_conflicts

DATA = Path(__file__).parents[3] / ".." / "shared" / "datasets" / "rgb_en_fact.jsonl.gz"
MIN_FOUND = 0.85
MAX_FALSE = 0.2


def inputs(texts: list[str]) -> list[ConflictInput]:
    return [ConflictInput(text, f"a{at}", f"a{at}", None, at) for at, text in enumerate(texts, 1)]


def kept_part() -> list[dict[str, Any]]:
    if not DATA.is_file():
        pytest.skip("the RGB questions are not beside this checkout")
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file][1::2]


def test_altered_values_come_out_and_right_ones_do_not_conflict():
    names = NameTable(())
    items = kept_part()
    found = sum(
        bool(
            find_conflicts(item["query"], inputs(item["positive"] + item["positive_wrong"]), names)
        )
        for item in items
    )
    false = sum(
        bool(find_conflicts(item["query"], inputs(item["positive"]), names)) for item in items
    )
    assert found >= MIN_FOUND * len(items)
    assert false <= MAX_FALSE * len(items)
