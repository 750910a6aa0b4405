"""Who did it to whom, told right and turned round."""

import pytest

from rag.checking.roles import turned_round


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The rebels attacked the army.", "On Monday the army attacked the rebels."),
        ("Holm sued Dravic.", "Ana Dravic sued Piet Holm over the ferry."),
        ("Holm sued Drawitsch.", "Ana Dravic has sued Piet Holm."),
        ("The army was attacked by the rebels.", "The rebels were attacked by the army."),
        ("The rebels attacked the army.", "The rebels were attacked by the army."),
        ("US forces bombed Iranian forces.", "Iranian forces bombed US forces."),
        ("The rebels, who attacked the army, fled.", "The army also attacked the rebels."),
    ],
)
def test_what_is_turned_round_is_found(claim, evidence, names):
    assert turned_round(claim, [evidence], names)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The army attacked the rebels.", "On Monday the army attacked the rebels."),
        ("The rebels were attacked by the army.", "The army attacked the rebels."),
        ("Dravic sued Holm.", "Ana Dravic has sued Piet Holm."),
        ("Holm met Dravic.", "Ana Dravic met Piet Holm."),
        ("The army sued rebels.", "Rebels sued the army, and the army sued the rebels."),
        ("Norland’s talks with Sudmark failed.", "Sudmark’s talks with Norland failed."),
        ("Norland and Sudmark signed.", "Sudmark and Norland signed."),
        ("The army attacked the town.", "The rebels attacked the army."),
        ("The rebels were attacked on Monday.", "The rebels attacked the army."),
        ("“It sank,” said Holm.", "Holm said it sank."),
        ("US forces bombed Iranian forces.", "US forces bombed Iranian forces."),
    ],
)  # fmt: skip
def test_what_is_only_worded_otherwise_is_none(claim, evidence, names):
    assert turned_round(claim, [evidence], names) == ()
