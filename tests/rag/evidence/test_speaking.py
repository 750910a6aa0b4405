"""Whether a sentence is by the one who is asked for, where ingestion names no speaker."""

import pytest

from rag.evidence.speaking import is_asked_speaker
from rag.question.understanding import understand

HOLM = "What did Piet Holm say about the ferries?"
BROTHER = "What did Ana Dravic's brother say?"


@pytest.mark.parametrize(
    ("question", "sentence", "is_theirs"),
    [
        (
            HOLM,
            "It gave none, with Piet Holm, the owner, telling reporters they float.",
            True,
        ),
        (HOLM, "Piet Holm, Ana Dravic said, is a sailor.", False),
        (HOLM, "Whatever Piet Holm may have told the board, the ferries are coming.", False),
        (HOLM, "The ferries sail on Sundays.", False),
        (BROTHER, '"He was due home," his brother, Piet Holm, told this station.', True),
        (BROTHER, '"He was due home," his sister told this station.', False),
    ],
)
def test_a_verb_of_saying_belongs_to_the_name_before_it(
    question, sentence, is_theirs, names, candidate
):
    understood = understand(question, (), names)
    assert is_asked_speaker(understood, candidate(sentence), names) is is_theirs


def test_a_speaker_whom_ingestion_found_counts(names, candidate):
    said = candidate("The ferries float.", speaker="Piet Holm")
    assert is_asked_speaker(understand(HOLM, (), names), said, names)
