"""Questions that sound like asking to compare, to spell or to correct, and ask something else."""

import pytest

from rag.question.asked_for import AskedFor, asked_for
from rag.question.followup import resolve
from rag.question.framing import asks_to_compare, without_frame
from rag.question.understanding import understand
from rag.strategies.given_names import find_given_names


@pytest.mark.parametrize(
    "question",
    [
        "What did Ana Dravic do during the cold spell?",
        "Did Ana Dravic write her name on the wall?",
        "Did Ana Dravic write a letter in the name of the traders?",
    ],
)
def test_no_spelling_is_asked(question, names):
    assert find_given_names(understand(question, (), names), None, None) is None


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        ("Where did the ferry sink?", "No, when did it sink?", "When did the ferry sink?"),
        (
            "Who visited Norland in May 2020?",
            "I meant June 2020",
            "Who visited Norland in June 2020?",
        ),
        ("Who visited Norland in May 2020?", "And June 2020?", "Who visited Norland in June 2020?"),
    ],
)
def test_corrections_are_resolved_as_questions_and_as_dates(earlier, question, expected, names):
    assert resolve(question, [earlier], names).text == expected


@pytest.mark.parametrize(
    "question",
    ["Did Dravic and the governor disagree on the camp?", "Did the accused contradict himself?"],
)
def test_people_who_disagree_are_no_articles_that_do(question):
    assert not asks_to_compare(question)


def test_exactly_is_not_alike():
    assert "12" in without_frame("Did all of the papers put the toll at exactly 12?")


def test_the_person_who_wrote_this_article_is_its_author():
    assert asked_for("Who is the person who wrote this article?") is AskedFor.AUTHOR
