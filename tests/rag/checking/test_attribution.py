"""Whose words a claim says they are."""

import pytest

from rag.checking.attribution import are_several, given_to_another, voices, wrongly_given
from rag.words import content_words


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


BOTH = "“The ship will stay,” Ana Dravic said, while Piet Holm said that the line would close."


def share(claim, texts):
    said = {word.stem for word in content_words(claim)}
    return len(said & {word.stem for text in texts for word in content_words(text)}) / len(said)


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("Dravic said that the ship will stay.", []),
        ("Drawitsch said that the ship will stay.", []),
        ("Holm said that the line would close.", []),
        ("Holm said that the ship will stay.", ["Holm"]),
        ("Dravic said that the line would close.", ["Dravic"]),
        ("According to Marta Quill, the line would close.", ["Marta Quill"]),
        ("Dravic said the ship will stay and Holm said the line would close.", []),
        ("The line would close.", []),
    ],
)
def test_of_two_who_speak_each_has_their_own_words(claim, wrong, names):
    found = voices([BOTH])
    assert are_several(found, names)
    assert [one.words for one in given_to_another(claim, found, names, share)] == wrong


def test_one_who_speaks_twice_is_one(names):
    found = voices(["“It sank,” Ana Dravic said. “It was old,” Dravic added."])
    assert not are_several(found, names)
