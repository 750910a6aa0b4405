"""Like sets of words are paired, others not, and formulas not at all."""

from ingest.origins.lookalikes import MAX_BUCKET, lookalike_pairs


def test_like_sets_are_paired_once_in_order() -> None:
    contents = [range(10), range(100, 110), range(1, 11), range(200, 210), range(100, 109)]
    assert lookalike_pairs(contents, len(contents)).tolist() == [[0, 2], [1, 4]]


def test_what_very_many_say_is_a_formula() -> None:
    few = [range(10)] * MAX_BUCKET
    assert len(lookalike_pairs(few, len(few))) == MAX_BUCKET * (MAX_BUCKET - 1) // 2
    many = [range(10)] * (MAX_BUCKET + 1)
    assert len(lookalike_pairs(many, len(many))) == 0


def test_no_units_no_pairs() -> None:
    assert lookalike_pairs([], 0).tolist() == []
    assert lookalike_pairs([range(10)], 1).tolist() == []
