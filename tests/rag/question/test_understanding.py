from ingest.names import NameTable
from rag.question.asked_for import AskedFor
from rag.question.understanding import understand


def test_a_question_is_taken_apart(names: NameTable) -> None:
    question = understand("What did Drawitsch say about the 14 ferries in July 2020?", (), names)
    assert question.asked_for is AskedFor.STATEMENT
    assert question.speaker_ids == {0}
    assert [term.folded for term in question.terms] == ["14", "ferries"]
    assert [anchor.text for anchor in question.anchors] == ["Drawitsch", "14"]
    assert question.scope is not None
    assert question.widened.startswith("What did Drawitsch (also Dravic")


def test_an_unknown_name_is_an_anchor(names: NameTable) -> None:
    question = understand("How many Ostlandic sailors drowned near Norland?", (), names)
    assert [anchor.text for anchor in question.anchors] == ["Norland", "Ostlandic"]


def test_capitals_of_a_title_or_a_shout_are_no_names(names: NameTable) -> None:
    assert not understand("HOW MANY SAILORS DROWNED?", (), names).anchors
    assert not understand("How Many Tired Sailors Drowned Yesterday?", (), names).anchors
