"""A question in the words of the article that it is asked of."""

from dataclasses import replace

import pytest

from rag.evidence.asked import asked_of
from rag.question.understanding import MeantPerson, understand


@pytest.mark.parametrize(
    ("question", "window", "asked"),
    [
        ("Did Dravic resign?", "Drawitsch left on Monday.", "Did Drawitsch resign?"),
        ("Did Dravic's party win?", "Drawitsch lost.", "Did Drawitsch's party win?"),
        ("Did Drawitsch resign?", "Ana Dravic has left.", "Did Ana Dravic resign?"),
        ("Did dravic resign?", "Dravic has left.", "Did dravic resign?"),
        ("Did Dravic resign?", "She has left.", "Did Dravic resign?"),
        ("Did Dravic meet Holm?", "Piet saw Drawitsch.", "Did Drawitsch meet Holm?"),
        ("Did Piet Holm resign?", "Holmes has left.", "Did Piet Holm resign?"),
        ("Did Piet Holm resign?", "Holm’s friends left.", "Did Holm resign?"),
        ("Did a Norlander resign?", "Norland is quiet.", "Did a Norlander resign?"),
    ],
)
def test_people_are_called_what_the_window_calls_them(
    names, ranked, candidate, question, window, asked
):
    entry = ranked(candidate(window))
    assert asked_of(understand(question, (), names), entry, window) == asked


@pytest.mark.parametrize(
    ("window", "asked"),
    [
        ("Holm would not say.", "What does Holm want?"),
        ("The harbour master would not say.", "What does the harbour master want?"),
        ("He would not say.", "What does the harbour master want?"),
    ],
)
def test_who_is_meant_by_an_office_is_called_by_name(names, ranked, candidate, window, asked):
    question = understand("What does the harbour master want?", (), names)
    holm = names.entries[1]
    question = replace(question, meant=(MeantPerson(10, 28, holm),))
    assert question.standalone[10:28] == "the harbour master"
    assert asked_of(question, ranked(candidate(window)), window) == asked


def test_a_name_within_an_office_is_no_person_of_its_own(names, ranked, candidate):
    question = understand("What does the deputy of Dravic want?", (), names)
    holm = names.entries[1]
    question = replace(question, meant=(MeantPerson(10, 30, holm),))
    assert question.standalone[10:30] == "the deputy of Dravic"
    window = "Holm met Drawitsch."
    assert asked_of(question, ranked(candidate(window)), window) == "What does Holm want?"
