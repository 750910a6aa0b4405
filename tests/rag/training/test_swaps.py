import random

from rag.training.swaps import changes, names_in, swap_passage, swap_question, word_groups


def test_names_begin_no_sentence_and_are_never_written_small() -> None:
    text = (
        "Ministers met Anna Berg. Later the Prime Minister of Norway rose; the prime minister sat."
    )
    assert names_in(text)[0] == "Anna Berg"
    assert "Ministers" not in names_in(text)


def test_every_member_of_a_group_may_become_the_others() -> None:
    groups = word_groups()
    assert "French" in groups["british"]
    assert groups["won"] == ("lost",)
    assert set(groups["north"]) == {"south", "east", "west"}


def test_a_question_changes_in_one_place() -> None:
    changed = swap_question("How many British troops came?", (), random.Random(3))
    assert changed is not None
    before, after = ["How", "many", "British", "troops", "came?"], changed.split()
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_a_question_with_nothing_to_change_is_left_alone() -> None:
    assert swap_question("Who came?", (), random.Random(3)) is None


def test_a_name_is_changed_for_another_and_not_for_a_part_of_itself() -> None:
    found = changes("When did Anna Berg sing?", ["Berg", "Lund"], random.Random(0))
    assert found == ((9, 18, "Lund"),)


def test_the_passage_loses_what_the_question_names_and_keeps_the_answer() -> None:
    passage = "The British troops numbered 400. British ships came later."
    changed = swap_passage(
        "How many British troops were there?", passage, (28, 31), (), random.Random(5)
    )
    assert changed is not None
    assert "British" not in changed
    assert " 400." in changed


def test_a_passage_that_shares_nothing_is_not_changed() -> None:
    changed = swap_passage("How many French troops?", "It rained.", (0, 2), (), random.Random(5))
    assert changed is None
