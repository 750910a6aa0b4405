import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import QuestionError
from rag.question.validation import checked_question
from rag.request import MAX_QUESTION_CHARACTERS


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("???", "empty"),
        ("a" * 100_000, "100,000 characters"),
        ("what \ud800?", "not text"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(question: str, says: str) -> None:
    with pytest.raises(QuestionError, match=says):
        checked_question(question)


def test_control_characters_and_spaces_go() -> None:
    assert checked_question("  who\x00 is \n he? ") == "who is he?"


@given(st.text(max_size=MAX_QUESTION_CHARACTERS + 50))
def test_any_text_is_asked_or_refused(question: str) -> None:
    with contextlib.suppress(QuestionError):
        assert checked_question(question)
