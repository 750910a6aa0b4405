# ruff: noqa: E501
import pytest

from ingest.names import NameTable
from rag.question.followup import resolve


@pytest.mark.parametrize(
    ("history", "question", "standalone"),
    [
        (["How many ferries sail in Norland?"], "And in Sudmark?", "How many ferries sail in Sudmark?"),
        (["How many ferries sail in Norland?"], "And in 2021?", "How many ferries sail in Norland in 2021?"),
        (
            ["How many ferries sail in Norland?", "And in Sudmark?"],
            "What about Norland?",
            "How many ferries sail in Norland?",
        ),
        (["What did Ana Dravic say about the harbour?"], "Is she a minister?", "Is Ana Dravic a minister?"),
        (["Who is the mayor of Norland?"], "When did he take office?", "When did the mayor of Norland take office?"),
        (["Who runs the ferry?"], "How old is he?", "How old is the person who runs the ferry?"),
        (
            ["Was Dravic asked about the sunken ferry?"],
            "What did she say about that?",
            "What did Dravic say about the sunken ferry?",
        ),
        (["What did Holm say about the ferry?"], "And Ana Dravic?", "What did Ana Dravic say about the ferry?"),
        (["Did reporters sail with the crew?"], "Why did they stay ashore?", "Why did the reporters stay ashore?"),
        (["Who was rescued?"], "By whom?", "Who was rescued by whom?"),
        (["How many ferries sail in Norland?"], "Why?", "Why: How many ferries sail in Norland?"),
        (["When did Holm visit Sudmark?"], "Who did he meet there?", "Who did Holm meet in Sudmark?"),
        (["Where did the ferry sink?"], "How many people drowned there?", "How many people drowned where the ferry sink?"),
        (["Where was Holm born?"], "Who lives there?", "Who lives where Holm was born?"),
        (["How many Sudmark ferries sail?"], "What about Norlander ones?", "How many Norlander ferries sail?"),
        (
            ["How many Danish boats are in Sudmark?"],
            "What about Norlander ones in 2021?",
            "How many Norlander boats are in Sudmark in 2021?",
        ),
        (
            ["How many ferries sail in Norland?"],
            "And according to the Courier?",
            "How many ferries sail in Norland, according to the Courier?",
        ),
    ],
)  # fmt: skip
def test_a_follow_up_stands_alone(
    history: list[str], question: str, standalone: str, names: NameTable
) -> None:
    resolved = resolve(question, history, names)
    assert resolved.text == standalone
    assert resolved.used_history


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of Sudmark?",
        "Who signed the treaty in Norland?",
        "Is there a lighthouse in Sudmark?",
        "How many boats are there in the harbour?",
    ],
)
def test_a_change_of_subject_starts_afresh(question: str, names: NameTable) -> None:
    resolved = resolve(question, ["What did Ana Dravic say about the ferry?"], names)
    assert resolved.text == question
    assert not resolved.used_history


def test_without_a_conversation_nothing_is_resolved(names: NameTable) -> None:
    assert resolve("And in Sudmark?", [], names).text == "And in Sudmark?"
    assert resolve("What did he say?", ["", "  "], names).text == "What did he say?"


def test_somebody_takes_the_place_of_somebody(names: NameTable) -> None:
    earlier = "Did the harbour master mention Sudmark?"
    resolved = resolve("What about the chairman of the board?", [earlier], names)
    assert resolved.text == "Did the chairman of the board mention Sudmark?"
