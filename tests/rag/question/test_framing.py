import pytest

from rag.question.framing import asks_to_compare, without_frame


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
        (
            "How many were hurt? I’d like to see all versions.",
            "How many were hurt?",
        ),
        (
            "Do the articles describe the collapse of the pier in the same way?",
            "What was the collapse of the pier?",
        ),
        (
            "How many were hurt in Sudmark? Do the reports agree?",
            "How many were hurt in Sudmark?",
        ),
        (
            "Was the strike a threat? How do the accounts put it?",
            "Was the strike a threat?",
        ),
        (
            "Did both papers report on the storm alike?",
            "What was the storm?",
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


@pytest.mark.parametrize(
    "question",
    [
        "Do the articles describe the collapse of the pier in the same way?",
        "Did all the reports tell of the storm alike?",
        "Do the two papers call the captain’s mistake differently?",
        "How does each article describe the collapse?",
        "In what words do they tell of the storm?",
        "What was said of the toll, and do the reports disagree?",
        "Are there different accounts of the storm?",
    ],
)
def test_a_comparison_of_the_articles_is_asked_for(question: str) -> None:
    assert asks_to_compare(question)


@pytest.mark.parametrize(
    "question",
    [
        "What did the board describe in its report?",
        "How many ferries sail in Norland?",
        "Which article mentions the storm?",
        "Do the two ferries leave from the same pier?",
        "How did the captain describe the storm?",
    ],
)
def test_a_question_about_the_world_compares_no_articles(question: str) -> None:
    assert not asks_to_compare(question)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Compare what the articles say about the number of ferries",
            "The number of ferries?",
        ),
        (
            "Summarise what Ana Dravic said about the pier",
            "What did Ana Dravic say about the pier?",
        ),
        ("Do we know who sank the ferry?", "Who sank the ferry?"),
    ],
)
def test_a_comparison_and_somebody_s_words_summed_up_are_questions(question, asked):
    assert without_frame(question) == asked


def test_a_comparison_is_told_as_such():
    assert asks_to_compare("Compare what the papers report on the pier")
