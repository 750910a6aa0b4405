"""Which sentences the trained reader is given."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from rag.evidence.rereading import MOST_OF_ARTICLE, WINDOWS, read_further, reread
from rag.evidence.weights import LogisticModel
from rag.question.understanding import understand

EVEN = LogisticModel(0.0, {})


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """A window without an answer."""

    start: int = 0
    end: int = 0
    answer_probability: float = 0.0
    relevance: float = 0.0
    likeliest: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Listener:
    """A reader that finds nothing, and keeps what it was given."""

    asked: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    def read_pairs(self, pairs: Sequence[tuple[str, str]]) -> Sequence[NoAnswer]:
        self.asked.extend(question for question, _ in pairs)
        self.heard.extend(window for _, window in pairs)
        return [NoAnswer() for _ in pairs]


@pytest.fixture
def given(names, ranked, candidate):
    """The windows that are read of sentences, each with its article and its match of the type."""

    def windows(question: str, *told: tuple[str, str, float]) -> list[str]:
        entries = [
            ranked(candidate(text, row=row, article=article), -row, answer_type=typed)
            for row, (text, article, typed) in enumerate(told)
        ]
        listener = Listener()
        vectors = np.eye(len(told), dtype=np.float32)
        reread(understand(question, (), names), entries, listener, EVEN, vectors)
        return listener.heard

    return windows


def test_no_more_than_four_windows_are_of_one_article(given):
    told = [(f"Sentence {name} of the long one.", "long", 1.0) for name in "ABCDEF"]
    told += [("Sentence G of the short one.", "short", 1.0)]
    heard = given("Why did the ferry sink?", *told)
    assert heard == [text for text, _, _ in (*told[:MOST_OF_ARTICLE], told[-1])]


@pytest.mark.parametrize("question", ["How many ferries sank?", "When did the ferry sink?"])
def test_for_a_figure_or_a_date_only_sentences_that_have_one_are_read(question, given):
    told = [
        ("Ferries sank.", "a1", 0.0),
        ("Two ferries sank in May.", "a2", 1.0),
        ("Ferries may sink.", "a3", 0.0),
    ]
    assert given(question, *told) == ["Two ferries sank in May."]


def test_where_no_sentence_has_a_figure_all_are_read(given):
    told = [("Ferries sank.", "a1", 0.0), ("Ferries may sink.", "a2", 0.0)]
    assert given("How many ferries sank?", *told) == ["Ferries sank.", "Ferries may sink."]


def test_for_a_thing_of_no_kind_any_sentence_is_read(given):
    told = [("A log sank them.", "a1", 0.0), ("Two logs sank them.", "a2", 1.0)]
    heard = given("What sank the ferries?", *told)
    assert heard == ["A log sank them.", "Two logs sank them."]


def test_a_repeated_sentence_takes_no_window_of_its_article(names, ranked, candidate):
    told = ["The hull broke.", "The hull broke.", "A pump failed.", "A door stood open."]
    entries = [ranked(candidate(text, row=row), -row) for row, text in enumerate(told)]
    vectors = np.eye(4, dtype=np.float32)[[0, 0, 2, 3]]
    listener = Listener()
    reread(understand("Why did it sink?", (), names), entries, listener, EVEN, vectors)
    assert listener.heard == ["The hull broke.", "A pump failed.", "A door stood open."]


def test_a_sentence_is_read_under_its_title_and_after_the_one_before(names, ranked, candidate):
    told = candidate("It was rotten.", title="Pier closes", before="The board looked at it.")
    listener = Listener()
    reread(
        understand("Why did the pier close?", (), names),
        [ranked(told)],
        listener,
        EVEN,
        np.eye(1, dtype=np.float32),
    )
    assert listener.heard == ["Pier closes: The board looked at it. It was rotten."]


def test_what_was_not_read_is_read_further_in_its_place(names, ranked, candidate):
    told = [f"Sentence {number} of the report." for number in range(WINDOWS + 3)]
    entries = [ranked(candidate(text, row=row), -row) for row, text in enumerate(told)]
    question = understand("How many ferries sank?", (), names)
    listener = Listener()
    once = read_further(question, entries, listener, EVEN)
    assert listener.heard == told[:WINDOWS]
    assert [entry.row for entry in once] == [entry.row for entry in entries]
    twice = read_further(question, once, listener, EVEN)
    assert listener.heard == told
    assert all(entry.reader is not None for entry in twice)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Two ferries sank.", "How many ferries sank?"),
        ("Two ferries sank in May.", "How many ferries sank in May 2021?"),
    ],
)
def test_the_date_is_not_asked_of_a_sentence_that_has_none(names, ranked, candidate, told, asked):
    listener = Listener()
    question = understand("How many ferries sank in May 2021?", (), names)
    reread(question, [ranked(candidate(told))], listener, EVEN, np.eye(1, dtype=np.float32))
    assert listener.asked == [asked]
