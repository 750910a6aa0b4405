"""Like sets of words are paired, others not, and formulas not at all."""

from ingest.origins.lookalikes import MAX_BUCKET, lookalike_pairs


def test_like_sets_are_paired_once_in_order() -> None:
    contents = [range(10), range(100, 110), range(1, 11), range(200, 210), range(100, 109)]
    assert list(lookalike_pairs(contents, range(5))) == [(0, 2), (1, 4)]


def test_units_of_one_article_are_not_paired() -> None:
    assert list(lookalike_pairs([range(10)] * 3, [0, 0, 1])) == [(0, 2), (1, 2)]


def test_what_very_many_say_is_a_formula() -> None:
    few = [range(10)] * MAX_BUCKET
    assert len(list(lookalike_pairs(few, range(len(few))))) == MAX_BUCKET * (MAX_BUCKET - 1) // 2
    many = [range(10)] * (MAX_BUCKET + 1)
    assert not list(lookalike_pairs(many, range(len(many))))


def test_no_units_no_pairs() -> None:
    assert not list(lookalike_pairs([], []))
    assert not list(lookalike_pairs([range(10)], [0]))
