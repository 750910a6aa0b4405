"""The best span among start and end logits (Devlin et al. 2019)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of the window, and by how much the span's logits beat those of no answer."""

    start: int
    end: int
    margin: float


def best_span(
    offsets: Sequence[tuple[int, int]],
    starts: Floats,
    ends: Floats,
    longest: int,
) -> Span | None:
    """The span of at most `longest` word pieces with the highest sum of logits.

    Position 0 stands for no answer; a piece with the empty offset is not in the window. None
    where no piece is.
    """
    inside = np.array([end > start for start, end in offsets])
    if not inside.any():
        return None
    possible = np.where(inside, 0.0, -np.inf)
    sums = (starts + possible)[:, None] + (ends + possible)[None, :]
    sums = np.where(np.triu(np.tril(np.ones_like(sums), longest - 1)) > 0, sums, -np.inf)
    first, last = np.unravel_index(int(np.argmax(sums)), sums.shape)
    margin = float(sums[first, last] - starts[0] - ends[0])
    return Span(offsets[int(first)][0], offsets[int(last)][1], margin)
