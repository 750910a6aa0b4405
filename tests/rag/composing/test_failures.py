"""Whatever the language model does, the person gets a checked answer in time."""

import logging
from pathlib import Path

import pytest

from rag.request import AskRequest

QUESTION = "When will the ferry line between Tarn and Olmsted close?"
OUTSIDE = "Who won the chess championship in Reykjavik?"
KEY = "sk-secret"
LIMIT = 3_000.0
"""Milliseconds: the model's time limit of two seconds, and checking on a busy machine."""

OWN_WORDS = "These are the articles’ own words."
NOT_BORNE_OUT = "The language model’s sentences are not borne out by the articles."
FAILING = {
    "invented-figure": NOT_BORNE_OUT,
    "no-ids": NOT_BORNE_OUT,
    "invented-ids": NOT_BORNE_OUT,
    "other-language": NOT_BORNE_OUT,
    "obedient": NOT_BORNE_OUT,
    "endless": NOT_BORNE_OUT,
    "endless-line": "The language model’s reply ran on without an end.",
    "empty": "The language model worded no answer.",
    "no-answer": "The language model worded no answer.",
    "hang": "The language model did not answer in time.",
    "drip": "The language model did not answer in time.",
    "cut": "The language model’s reply broke off.",
    "garbage": "The language model’s reply could not be read.",
    "web-page": "The language model’s reply broke off.",
    "401": "The language model’s server refused the key (401).",
    "404": "The language model’s address or name is not known there (404).",
    "429": "The language model is busy (429).",
    "500": "The language model’s server failed.",
    "none": "The language model cannot be reached.",
}
REMOVED = {
    "invented-figure": "the figure “987654” is not in the words cited",
    "no-ids": "it names no evidence",
    "invented-ids": "it names evidence that does not exist",
}


@pytest.fixture
def ask(engine_with, caplog):
    """Asks a question of the engine with a script, and looks for the key in all that is said."""

    def ask_with(script, question=QUESTION):
        engine = engine_with(script)
        with caplog.at_level(logging.DEBUG):
            answer = engine.answer(AskRequest(question))
        assert KEY not in answer.model_dump_json()
        assert KEY not in caplog.text
        return answer

    return ask_with


def assert_exact(answer, corpus: Path) -> None:
    for citation in answer.citations:
        text = (corpus / citation.source).read_text("utf-8")
        assert text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize("script", FAILING)
def test_a_model_that_fails_leaves_the_articles_own_words(script, ask, corpus):
    answer = ask(script)
    assert answer.status == "answered"
    assert answer.composer == "quotes"
    assert answer.message == f"{FAILING[script]} {OWN_WORDS}"
    assert {sentence.verdict for sentence in answer.sentences} == {"verbatim"}
    assert "30 April" in answer.text
    assert_exact(answer, corpus)
    assert answer.timings_ms["composing"] < LIMIT
    reasons = [removed.reason for removed in answer.removed]
    if script in REMOVED:
        assert REMOVED[script] in reasons
    if FAILING[script] == NOT_BORNE_OUT:
        assert answer.removed
        assert all(removed.text and removed.reason for removed in answer.removed)


def test_an_honest_model_is_named_and_its_sentences_are_cited(ask, corpus):
    answer = ask("honest")
    assert (answer.status, answer.composer, answer.message) == ("answered", "scripted", None)
    assert answer.sentences
    assert not answer.removed
    assert_exact(answer, corpus)


def test_a_reply_cut_after_a_whole_sentence_shows_what_was_checked(ask, corpus):
    answer = ask("cut-late")
    assert answer.composer == "scripted"
    assert len(answer.sentences) == 1
    assert answer.message == (
        "The language model’s reply broke off. What it had written by then is checked and shown."
    )
    assert_exact(answer, corpus)


def test_a_busy_server_is_asked_again(ask):
    answer = ask("busy-once")
    assert (answer.composer, answer.message) == ("scripted", None)


def test_a_refusal_never_asks_the_model(ask):
    answer = ask("hang", OUTSIDE)
    assert answer.status == "refused"
    assert answer.message is None
    assert answer.timings_ms["composing"] < 500
