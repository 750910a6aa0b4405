import pytest

from rag.question.framing import without_frame


@pytest.mark.parametrize(
    ("framed", "asked"),
    [
        (
            "Do the articles agree on how many ferries sail?",
            "How many ferries sail?",
        ),
        (
            "Reports differ on how many were hurt in Sudmark; what do they say?",
            "How many were hurt in Sudmark?",
        ),
        (
            "How many were hurt? The reports don’t seem to agree.",
            "How many were hurt?",
        ),
        (
            "What did the mayor promise? Please show how each report words it.",
            "What did the mayor promise?",
        ),
    ],
)
def test_a_frame_about_the_articles_is_left_out(framed: str, asked: str) -> None:
    assert without_frame(framed) == asked


@pytest.mark.parametrize(
    "question",
    [
        "How many ferries sail in Norland?",
        "Do the reports mention a lighthouse?",
        "What do the two sides agree on?",
        "Did the board agree on a new pier?",
        "Which articles differ?",
    ],
)
def test_other_questions_stay_as_they_are(question: str) -> None:
    assert without_frame(question) == question
