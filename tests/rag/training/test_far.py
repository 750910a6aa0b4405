"""What an earlier reader gets wrong becomes examples; what it knows does not."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from rag.training.far import hard_examples, parted
from rag.training.squad import AskedQuestion, GoldAnswer, Paragraph

TEXT = "The mayor left in May. Rain fell on the town. Nobody was hurt. The bridge was closed."
ANSWER = GoldAnswer("in May", TEXT.index("in May"))
FAR_ONE = AskedQuestion("far-0-1", "Since when is the office empty?", (ANSWER,))
NEAR_ONE = AskedQuestion("news-0-1", "When did the mayor leave?", (ANSWER,))
ARTICLE = Paragraph("politics/001", TEXT, (FAR_ONE, NEAR_ONE), "Mayor gone")


@dataclass
class Reading:
    answer_probability: float


class Sure:
    """Gives every window one chance, but the windows with some words another."""

    def __init__(self, chance: float, words: str = "", other: float = 0.0) -> None:
        self.chance, self.words, self.other = chance, words, other

    def read(self, question: str, windows: Sequence[str]) -> list[Reading]:
        told = [bool(self.words) and self.words in window for window in windows]
        return [Reading(self.other if said else self.chance) for said in told]


def found(reader: Sure, question: AskedQuestion = FAR_ONE) -> list[object]:
    return list(hard_examples(ARTICLE, question, reader, random.Random(1)))


def test_questions_are_parted_by_how_they_are_worded() -> None:
    far, near = parted([ARTICLE])
    assert [q.text for q in far[0].questions] == [FAR_ONE.text]
    assert [q.text for q in near[0].questions] == [NEAR_ONE.text]


def test_an_answer_that_is_missed_is_marked_under_the_headline() -> None:
    examples = found(Sure(0.0))
    assert [example.kind for example in examples] == ["hard positive"] * 2
    for example in examples:
        assert example.passage.startswith("Mayor gone")
        assert example.passage[example.start : example.end] == "in May"


def test_a_window_that_is_taken_for_the_answer_is_a_negative() -> None:
    examples = found(Sure(0.9, "closed", 0.2))
    assert {example.kind for example in examples} == {"hard beside"}
    assert all("closed" in example.passage and example.start == -1 for example in examples)


def test_a_window_that_is_surely_taken_may_answer_in_other_words() -> None:
    assert found(Sure(0.9)) == []


def test_of_a_question_without_an_answer_nothing_can_answer() -> None:
    bait = AskedQuestion("far-0-2", "Who shut the bridge?", (), (ANSWER,))
    examples = found(Sure(0.9), bait)
    assert examples
    assert {example.kind for example in examples} == {"hard beside"}
