"""Texts without end must not cost the square of their length."""

import time

import pytest

from ingest.facts import describe, infer_dates, spoken_spans
from ingest.records import Page
from ingest.sentences import sentence_spans

SHORT, LONG = 10_000, 80_000
MOST = 5 * LONG / SHORT
TRIES = 3


def cost(page: Page) -> float:
    text = page.text.text
    began = time.process_time()
    sentence_spans(text, 0, len(text))
    spoken_spans(text, 0, len(text))
    infer_dates([describe(page)])
    return time.process_time() - began


@pytest.mark.parametrize(
    "unit",
    ["he said “a b c” ", "A. B. C. ", "'abc d ", "Smith, who, ", "President Trump in May. ",
     "the House of ", "12/12/2020 ", "          "],
)  # fmt: skip
def test_cost_grows_with_length(page_of, unit: str) -> None:
    def body(length: int) -> Page:
        return page_of(("body", (unit * length)[:length]))

    short, long = (min(cost(body(length)) for _ in range(TRIES)) for length in (SHORT, LONG))
    assert long <= MOST * max(short, 0.005)
