"""Who did it to whom, told right and turned round."""

from pathlib import Path

import pytest

from evals.formats.qags import read_qags
from ingest.names import NameTable
from ingest.sentences import sentence_spans
from rag.checking.roles import deeds, turned_round

JUDGED = (
    Path(__file__).parents[3] / ".." / "shared" / "datasets" / "qags_cnndm.jsonl.gz"
).resolve()


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


@pytest.mark.skipif(not JUDGED.exists(), reason="the QAGS judgements are not beside the checkout")
def test_no_summary_that_people_call_supported_is_taken_for_turned_round():
    names = NameTable(())
    with_deeds = 0
    for article in read_qags(JUDGED):
        spans = sentence_spans(article.text, 0, len(article.text))
        evidence = [article.text[start:end] for start, end in spans]
        for one in article.sentences:
            if one.supported:
                with_deeds += bool(deeds(one.text, names))
                assert turned_round(one.text, evidence, names) == (), one.text
    assert with_deeds == 391
