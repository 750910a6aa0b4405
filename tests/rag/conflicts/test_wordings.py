"""Articles that word one thing differently, over sentences in which a reader marked the words."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from rag.answer import Conflict
from rag.conflicts import (
    ConflictInput,
    differing_answers,
    differing_tellings,
    differing_wordings,
)
from rag.words import Word

QUESTION = "What was fired at the camp?"


def marked(number: int, text: str, words: str, *, sure: bool = True) -> ConflictInput:
    start = text.index(words)
    span = (start, start + len(words))
    return ConflictInput(text, f"a{number}", f"a{number}", None, number, span, sure=sure)


def unmarked(number: int, text: str) -> ConflictInput:
    return ConflictInput(text, f"a{number}", f"a{number}", None, number)


ROCKETS = marked(
    1, "Militias wore the camp down with repeated rocket attacks.", "repeated rocket attacks"
)
MISSILES = marked(
    2, "The camp endured repeated missile attacks for weeks.", "repeated missile attacks"
)


def values(conflict: Conflict) -> list[tuple[str, int]]:
    return [(value.value, value.citation) for value in conflict.values]


def test_the_run_of_words_that_shares_most_is_the_other_wording():
    (conflict,) = differing_wordings(QUESTION, [ROCKETS, unmarked(2, MISSILES.text)])
    assert conflict.about == "what was fired at the camp"
    assert values(conflict) == [("repeated rocket attacks", 1), ("repeated missile attacks", 2)]


def test_words_that_the_reader_surely_marked_need_not_be_like_the_first_ones():
    siege = marked(2, "The camp lived through a long siege.", "a long siege")
    (conflict,) = differing_wordings(QUESTION, [ROCKETS, siege])
    assert values(conflict) == [("repeated rocket attacks", 1), ("a long siege", 2)]


def test_words_that_the_reader_doubts_are_not_taken():
    siege = marked(2, "The camp lived through a long siege.", "a long siege", sure=False)
    assert differing_wordings(QUESTION, [ROCKETS, siege]) == ()


def test_every_article_that_words_it_otherwise_is_told():
    mortars = unmarked(3, "Nobody slept through the repeated mortar attacks.")
    (conflict,) = differing_wordings(QUESTION, [ROCKETS, MISSILES, mortars])
    assert values(conflict)[2] == ("repeated mortar attacks", 3)


@pytest.mark.parametrize(
    "other",
    [
        "Militias were blamed for repeated rocket attacks.",
        "There were rocket attacks.",
        "It was one Rocket Attack, repeated.",
        "A cook was on holiday.",
    ],
)
def test_the_same_words_or_none_of_them_are_no_other_wording(other):
    assert differing_wordings(QUESTION, [ROCKETS, unmarked(2, other)]) == ()


def test_one_article_does_not_word_it_against_itself():
    again = ConflictInput(MISSILES.text, "a1", "a1", None, 2)
    assert differing_wordings(QUESTION, [ROCKETS, again]) == ()


def test_nothing_is_compared_with_a_first_sentence_without_a_mark():
    assert differing_wordings(QUESTION, [unmarked(1, ROCKETS.text), MISSILES]) == ()
    assert differing_wordings(QUESTION, []) == ()


def test_a_whole_statement_is_not_looked_for_in_other_wordings():
    words = "a wave that came out of the night and broke the whole old wheelhouse"
    long = marked(1, f"It was struck by {words}.", words)
    other = unmarked(2, "A wave broke the new wheelhouse.")
    assert differing_wordings("What struck the ferry?", [long, other]) == ()


def test_short_answers_in_which_one_word_is_another_differ():
    (conflict,) = differing_answers(QUESTION, [ROCKETS, MISSILES])
    assert conflict.about == "what was fired at the camp"
    assert values(conflict) == [("repeated rocket attacks", 1), ("repeated missile attacks", 2)]


def test_answers_that_share_no_word_tell_of_different_things():
    siege = marked(2, "The camp lived through a long siege.", "a long siege")
    assert differing_answers(QUESTION, [ROCKETS, siege]) == ()


def test_answers_with_figures_are_left_to_the_counts():
    ten = marked(1, "It was hit by 10 rockets.", "10 rockets")
    twelve = marked(2, "It was hit by 12 rockets.", "12 rockets")
    assert differing_answers("What hit the camp?", [ten, twelve]) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (unmarked(1, ROCKETS.text), MISSILES),
        (ROCKETS, unmarked(2, MISSILES.text)),
        (marked(1, ROCKETS.text, "repeated rocket attacks", sure=False), MISSILES),
        (ROCKETS, marked(2, MISSILES.text, "repeated missile attacks", sure=False)),
    ],
)
def test_only_answers_that_the_reader_surely_marked_differ(first, second):
    assert differing_answers(QUESTION, [first, second]) == ()


def test_an_answer_of_more_than_five_words_may_be_told_in_any_words():
    long = marked(
        1, "It fell in a very sudden heavy spring storm.", "a very sudden heavy spring storm"
    )
    other = marked(2, "It fell in a sudden winter storm.", "a sudden winter storm")
    assert differing_answers("Why did the wall fall?", [long, other]) == ()


def test_an_answer_that_holds_the_other_one_agrees():
    fuller = marked(2, "They feared rocket attacks.", "rocket attacks")
    assert differing_answers(QUESTION, [ROCKETS, fuller]) == ()


def near(asked: Sequence[Word], found: Sequence[Word]) -> NDArray[np.float64]:
    """Match words by their stems, and some as synonyms."""
    alike = [{"stay", "remain"}, {"mine", "minefield"}]
    return np.array(
        [
            max(
                1.0
                if word.stem == other.stem
                else 0.8
                if {word.folded, other.folded} in alike
                else 0.0
                for other in found
            )
            for word in asked
        ]
    )


def told(number: int, words: str) -> ConflictInput:
    return marked(number, f"The clerk spoke of it: {words}.", words)


def test_sentences_that_tell_the_same_may_have_other_words_for_it():
    (conflict,) = differing_tellings("Where?", [told(1, "a farm"), told(2, "a mill")], near)
    assert values(conflict) == [("a farm", 1), ("a mill", 2)]


def test_a_near_synonym_tells_the_same_and_a_compound_does_not():
    assert differing_tellings("What?", [told(1, "to stay"), told(2, "to remain")], near) == ()
    (conflict,) = differing_tellings("What?", [told(1, "salt mine"), told(2, "minefield")], near)
    assert values(conflict) == [("salt mine", 1), ("minefield", 2)]


def test_the_same_words_may_be_of_another_one():
    wordings = [told(1, "we need to help him"), told(2, "we need his help")]
    (conflict,) = differing_tellings("Who helps?", wordings, near)
    assert values(conflict) == [("we need to help him", 1), ("we need his help", 2)]
    again = [told(1, "we need to help him"), told(2, "we should help him")]
    assert differing_tellings("Who helps?", again, near) == ()
