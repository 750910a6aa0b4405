"""Cutting a sentence that no model window holds into stretches that fit, losing nothing."""

import re
from bisect import bisect_left
from collections.abc import Sequence

MAX_CHARACTERS = 2_000
"""Longest stretch kept whole. A word of thousands of letters is one unknown word piece, so a
limit on pieces alone would let a line of 50 MB through."""

_CUTS = (re.compile(r"[;:—–]\s"), re.compile(r"[,)\]]\s"), re.compile(r"\s"))
"""Where a cut may fall, best first: between clauses, at a comma, between words."""


def fitting_spans(
    text: str, start: int, end: int, pieces: Sequence[tuple[int, int]], limit: int
) -> list[tuple[int, int]]:
    """Cut `text[start:end]` into spans of at most `limit` word pieces each.

    Args:
        text: The whole text.
        start: Where the sentence begins.
        end: Where it ends, exclusive.
        pieces: Character spans of the sentence's word pieces, relative to `start`.
        limit: Most word pieces in a span.

    Returns:
        Spans in order, without white space at their edges; the sentence itself where it fits.
    """
    starts = [start + piece_start for piece_start, _ in pieces]
    spans = []
    while start < end:
        first = bisect_left(starts, start)
        reach = starts[first + limit] if first + limit < len(starts) else end
        reach = min(reach, start + MAX_CHARACTERS)
        cut = end if reach >= end else _best_cut(text, start, reach)
        inside = text[start:cut]
        stripped = inside.strip()
        if stripped:
            at = start + len(inside) - len(inside.lstrip())
            spans.append((at, at + len(stripped)))
        start = cut
    return spans


def _best_cut(text: str, start: int, reach: int) -> int:
    """The last good place in the second half of `start..reach`, else `reach` itself."""
    middle = start + (reach - start) // 2
    for pattern in _CUTS:
        cut = max((match.end() for match in pattern.finditer(text, middle, reach)), default=0)
        if cut > start:
            return cut
    return max(reach, start + 1)
