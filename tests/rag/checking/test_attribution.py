"""Whose words a claim says they are."""

import pytest

from rag.checking.attribution import wrongly_given


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("Holm said it sank.", ["Holm"]),
        ("Drawitsch said it sank.", []),
        ("According to Piet Holm, it sank.", ["Piet Holm"]),
        ("“It sank,” said Piet Holm.", ["Piet Holm"]),
        ("Piet Holm, who chairs the board, said it sank.", ["Piet Holm"]),
        ("Dravic told Piet Holm that it sank.", []),
        ("Dravic warned Norland that it would sink.", []),
        ("He said it sank.", []),
        ("The board said it sank.", []),
        ("It sank.", []),
    ],
)
def test_words_are_given_to_who_spoke_them(claim, wrong, names):
    assert [one.words for one in wrongly_given(claim, "Ana Dravic", names)] == wrong


def test_a_speaker_who_is_in_no_table_is_known_by_the_name(names):
    assert wrongly_given("Quill said it sank.", "Marta Quill", names) == ()
    assert [one.words for one in wrongly_given("Venn said it sank.", "Marta Quill", names)] == [
        "Venn"
    ]
