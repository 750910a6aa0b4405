"""What a language model may make of a follow-up, and what it may not."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.names import NameTable
from rag.question.rewriting import LONGEST, fault, leans_on, rewritten
from rag.question.understanding import understand

FERRIES = "How many ferries sail in Norland?"
Tried = Callable[[list[str], str, str], str | None]


@pytest.fixture
def tried(names: NameTable) -> Tried:
    def tried_with(history: list[str], asked: str, text: str) -> str | None:
        return fault(text, understand(asked, history, names), history, names)

    return tried_with


@pytest.mark.parametrize(
    ("history", "asked", "text"),
    [
        ([FERRIES], "And in Sudmark?", "How many ferries sail in Sudmark?"),
        ([FERRIES], "And in 2021?", "How many ferries sailed in Norland in 2021?"),
        ([FERRIES], "Why?", "Why do so many ferries sail in Norland?"),
        (["What did Drawitsch say?"], "Is she old?", "Is Ana Dravic old?"),
        (
            ["Which storm sank the ferry?"],
            "Who died?",
            "Who died in the storm that sank the ferry?",
        ),
    ],
)
def test_words_of_the_conversation_may_be_joined(
    tried: Tried, history: list[str], asked: str, text: str
) -> None:
    assert tried(history, asked, text) is None


@pytest.mark.parametrize(
    ("asked", "text", "reason"),
    [
        ("And in Sudmark?", "How many ferries sail in Norland?", "drops a name or number"),
        ("And in Sudmark?", "How many ferries sail there?", "drops a name or number"),
        ("And in 2021?", "How many ferries sail in Norland?", "drops a name or number"),
        ("And in 2021?", "How many ferries sail in Norland in 2020 and 2021?", "adds a name"),
        ("And in Sudmark?", "How many ferries of Piet Holm sail in Sudmark?", "adds a name"),
        ("And in Sudmark?", "How many ferries sail in Sudmark and Quillon?", "adds a name"),
        ("And in Sudmark?", "How many murderers sail ferries in Sudmark?", "adds what the"),
        ("And in Sudmark?", "Where do ferries sail in Sudmark?", "asks for something else"),
        ("And in Sudmark?", "How many ferries do not sail in Sudmark?", "asks for something else"),
        ("Who owns them?", "Who is in Norland?", "drops"),
        ("And in Sudmark?", "", "one question"),
        ("And in Sudmark?", "Ferries sail in Sudmark.", "one question"),
        ("And in Sudmark?", "How many ferries? How many sail in Sudmark?", "one question"),
        ("And in Sudmark?", "Ferries sail. How many ferries sail in Sudmark?", "one question"),
        ("And in Sudmark?", "How many ferries sail\nin Sudmark?", "one question"),
        ("And in Sudmark?", f"How many {'ferries ' * 80}sail in Sudmark?", "one question"),
    ],
)
def test_what_strays_from_the_conversation_is_not_taken(
    tried: Tried, asked: str, text: str, reason: str
) -> None:
    found = tried([FERRIES], asked, text)
    assert found is not None
    assert reason in found


@pytest.mark.parametrize(
    ("history", "asked", "leans"),
    [
        ([FERRIES], "And in Sudmark?", True),
        ([FERRIES], "Who died?", True),
        ([FERRIES], "Did the crew of these boats go ashore?", True),
        ([FERRIES], "Who signed the treaty in Sudmark?", False),
        ([FERRIES], "Who painted the ship that sank in Sudmark?", False),
        ([], "And in Sudmark?", False),
        (["  "], "Who died?", False),
    ],
)
def test_only_a_follow_up_leans_on_what_was_asked(
    names: NameTable, history: list[str], asked: str, leans: bool
) -> None:
    assert leans_on(understand(asked, history, names), history) is leans


def test_the_rewritten_question_is_read_like_any_other(names: NameTable) -> None:
    ours = understand("And in Sudmark?", [FERRIES], names)
    question = rewritten("How many ferries sail in Sudmark?", ours, names)
    assert question.asked == "And in Sudmark?"
    assert question.standalone == "How many ferries sail in Sudmark?"
    assert question.used_history
    assert [mention.entry.canonical for mention in question.mentions] == ["Sudmark"]


@given(text=st.text(max_size=LONGEST + 50))
def test_nothing_that_a_model_writes_is_an_error(names: NameTable, text: str) -> None:
    ours = understand("And in Sudmark?", [FERRIES], names)
    if fault(text, ours, [FERRIES], names) is None:
        assert "Sudmark" in text
        assert len(text) <= LONGEST
