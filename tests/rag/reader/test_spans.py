import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rag.reader.spans import Span, best_span

OFFSETS = ((0, 0), (0, 0), (0, 3), (4, 9), (10, 12), (0, 0))


def logits(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_the_best_start_and_end_make_the_span() -> None:
    span = best_span(OFFSETS, logits(1, 9, 0, 5, 1, 9), logits(1, 9, 0, 1, 4, 9), 30)
    assert span == Span(4, 12, 7.0)


def test_an_end_before_its_start_is_no_span() -> None:
    span = best_span(OFFSETS, logits(0, 0, 0, 0, 5, 0), logits(0, 0, 5, 0, 1, 0), 30)
    assert span == Span(10, 12, 6.0)


def test_a_span_is_not_longer_than_allowed() -> None:
    span = best_span(OFFSETS, logits(0, 0, 5, 0, 1, 0), logits(0, 0, 1, 0, 5, 0), 1)
    assert span == Span(0, 3, 6.0)


def test_a_window_without_pieces_has_no_span() -> None:
    assert best_span(((0, 0), (0, 0)), logits(0, 0), logits(0, 0), 30) is None


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=6, max_size=6))
def test_the_margin_is_that_of_the_best_pair(pairs: list[tuple[float, float]]) -> None:
    starts = logits(*(pair[0] for pair in pairs))
    ends = logits(*(pair[1] for pair in pairs))
    best = max(starts[i] + ends[j] for i in (2, 3, 4) for j in (2, 3, 4) if i <= j)
    span = best_span(OFFSETS, starts, ends, 30)
    assert span is not None
    assert span.start < span.end
    assert np.isclose(span.margin, best - starts[0] - ends[0], atol=1e-4)
