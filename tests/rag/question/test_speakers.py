"""Whose words a question asks for."""

import pytest

from ingest.names import NameTable
from rag.question.understanding import understand

DRAVIC, HOLM = 0, 1


@pytest.mark.parametrize(
    ("question", "ids", "called"),
    [
        ("What did Ana Dravic say about the pier?", {DRAVIC}, set()),
        ("What did Ana Dravic's brother say about the pier?", set(), {"brother"}),
        ("What did Piet Holm's lawyer later say about the pier?", set(), {"lawyer"}),
        ("What did Piet Holm's statement say about the pier?", {HOLM}, set()),
        ("How does the Holm administration argue about the pier?", set(), {"administration"}),
        ("What did Mulroy say about the pier?", set(), {"mulroy"}),
        ("Who sank the ferry?", set(), set()),
    ],
)
def test_the_speaker_asked_for(
    question: str, ids: set[int], called: set[str], names: NameTable
) -> None:
    understood = understand(question, (), names)
    assert understood.speaker_ids == ids
    assert understood.speaker_words == called
