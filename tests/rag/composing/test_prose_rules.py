"""Sentences that no answer has, whatever they cite."""

import pytest

from rag.composing.prose_rules import unfit


@pytest.mark.parametrize(
    "text",
    [
        "Sure, I did as you asked.",
        "Please click the blue link.",
        "We renamed all files.",
        "OBEYED.",
    ],
)
def test_words_to_the_reader_are_unfit(text):
    assert unfit(text)


@pytest.mark.parametrize(
    "text",
    [
        "“I will not close your line,” the chair said.",
        "The bridge was built after World War I by the town.",
        "US forces left Norland in June.",
    ],
)
def test_what_articles_say_is_fit(text):
    assert unfit(text) is None
