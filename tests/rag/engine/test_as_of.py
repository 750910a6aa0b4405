"""Which articles "now" leaves out."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from rag.engine import AnswerEngine
from rag.request import AskRequest, Filters

PAGES = {
    "courier.txt": """Harbour chief speaks

March 3, 2021

Piet Holm is harbour master of Norhaven. Holm likes the sea.
""",
    "notes.txt": """Notes from the harbour

Ida Brok is harbour master of Norhaven now, and she keeps a dog.
""",
    "late.txt": """New harbour master

June 12, 2023

Lotte Vinter is harbour master of Norhaven since Monday.
""",
}


@pytest.fixture(scope="module")
def engine(engine_over: Callable[[Mapping[str, str]], AnswerEngine]) -> AnswerEngine:
    return engine_over(PAGES)


def test_now_leaves_out_what_is_dated_later_and_keeps_what_is_undated(
    engine: AnswerEngine,
) -> None:
    request = AskRequest("Does the harbour master keep a dog?", as_of=date(2022, 1, 1))
    answer = engine.answer(request)
    assert answer.status == "answered"
    assert {citation.source for citation in answer.citations} == {"notes.txt"}
    late = AskRequest("Who is harbour master since Monday?", as_of=date(2022, 1, 1))
    shown = engine.answer(late)
    assert "late.txt" not in {one.source for one in (*shown.citations, *shown.near_misses)}


def test_a_filter_by_date_leaves_out_what_is_undated(engine: AnswerEngine) -> None:
    filters = Filters(published_to=date(2022, 1, 1))
    answer = engine.answer(AskRequest("Does the harbour master keep a dog?", filters=filters))
    shown = {one.source for one in (*answer.citations, *answer.near_misses)}
    assert "notes.txt" not in shown


def test_now_keeps_to_the_articles_that_are_asked_for(engine: AnswerEngine) -> None:
    ids = {article.title: key for key, article in engine.index.articles.items()}
    filters = Filters(article_ids=(ids["Harbour chief speaks"],))
    question = AskRequest("Who is harbour master?", filters=filters, as_of=date(2022, 1, 1))
    assert {one.source for one in engine.answer(question).citations} == {"courier.txt"}
    filters = Filters(article_ids=(ids["New harbour master"],))
    question = AskRequest("Who is harbour master?", filters=filters, as_of=date(2022, 1, 1))
    assert engine.answer(question).status == "refused"
