"""What goes with an answer's sentences: who "he" is, and the conversation before a question."""

import pytest

from rag.request import AskRequest, Filters

WORDS = "The council has spoken of the bridge for years without a word on who would pay for it. "
LONG = f"""Bridge of Norhaven to be repaired

March 3, 2021

{WORDS * 12}

{WORDS * 11} The plan is the work of Piet Holm, an engineer from Sudmark.

He wants to hang the bridge from two new towers of oak. {WORDS * 10}
"""


@pytest.fixture(scope="module")
def bridge(engine_over):
    return engine_over({"bridge.txt": LONG})


def test_a_passage_s_first_sentence_has_the_one_before_it(bridge):
    searcher = bridge.searcher
    found = searcher.near("He wants to hang the bridge from two new towers", Filters())
    heads = [
        one for one in found if one.previous and one.sentence.passage_id != one.previous.passage_id
    ]
    assert heads
    for one in heads:
        text = searcher.index.source_text(one.sentence.source)
        assert one.before == text[one.previous.start : one.previous.end]
        assert one.previous.end <= one.sentence.start
        assert one.leading[-1] == one.before


def test_the_first_passage_of_an_article_has_nothing_before_it(bridge):
    index = bridge.index
    first = min(
        (one for one in index.passages(list(_passages(bridge)))), key=lambda passage: passage.start
    )
    assert index.passage_before(first.passage_id) is None


def _passages(over):
    return {one.sentence.passage_id for one in over.searcher.near(WORDS, Filters())}


def test_he_comes_behind_who_he_is_and_no_sentence_comes_twice(bridge):
    answer = bridge.answer(AskRequest("Tell me about the plan of Piet Holm for two towers"))
    assert [sentence.text for sentence in answer.sentences] == [
        "The plan is the work of Piet Holm, an engineer from Sudmark.",
        "He wants to hang the bridge from two new towers of oak.",
    ]


def test_a_question_that_may_lean_is_looked_up_alone_too(engine):
    talk = ("What did Ana Dravic say about the pier?",)
    answer = engine.answer(AskRequest("Why was the ferry withdrawn?", talk))
    assert answer.status == "answered"
    assert "its engine had failed" in answer.text
