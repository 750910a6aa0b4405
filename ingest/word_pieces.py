"""Word pieces of sentences, as the embedding model that will read them counts them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

COUNTED_AT_ONCE = 4_000
"""Characters whose word pieces are found together."""


class PieceCounter(Protocol):
    """The part of an embedding model that sizes passages."""

    @property
    def window(self) -> int:
        """Most word pieces that the model reads of one text."""
        ...

    def piece_offsets(self, text: str) -> Sequence[tuple[int, int]]:
        """The character span of each word piece."""
        ...


def counted(
    text: str, spans: Iterable[tuple[int, int]], counter: PieceCounter
) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Each sentence with its word pieces, relative to it.

    The pieces of several sentences are found at once: a call of its own for each costs a third
    of all that is spent on passages.
    """
    group: list[tuple[int, int]] = []
    for span in spans:
        group.append(span)
        if span[1] - group[0][0] >= COUNTED_AT_ONCE:
            yield from _with_pieces(text, group, counter)
            group = []
    yield from _with_pieces(text, group, counter)


def _with_pieces(
    text: str, spans: Sequence[tuple[int, int]], counter: PieceCounter
) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    if not spans:
        return
    first = spans[0][0]
    pieces = counter.piece_offsets(text[first : spans[-1][1]])
    starts = [first + start for start, _ in pieces]
    for start, end in spans:
        shift = first - start
        own = pieces[bisect_left(starts, start) : bisect_left(starts, end)]
        yield start, end, [(shift + at, shift + stop) for at, stop in own]
