"""Windows of a few sentences: what the engine lets the reader read, so what it learns on."""

import random
import re
from collections.abc import Sequence

Span = tuple[int, int]

LONGEST = 480
"""Characters; about 110 word pieces, so that a window and its question fit in 128."""

_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Lt|Gen|Col|vs|No|[A-Z])|\b[A-Za-z]\.[A-Za-z])\.$"
)


def sentences(text: str) -> tuple[Span, ...]:
    """Sentence spans by punctuation: `"One. Two."` gives `((0, 4), (5, 9))`."""
    spans = []
    start = 0
    for gap in _END.finditer(text):
        if _ABBREVIATION.search(text, start, gap.start()):
            continue
        if text[start : gap.start()].strip():
            spans.append((start, gap.start() + len(gap.group().rstrip())))
        start = gap.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return tuple(spans)


def sliding(text: str, size: int = 3, stride: int = 2) -> tuple[Span, ...]:
    """Windows of at most `size` sentences and `LONGEST` characters, `stride` sentences apart."""
    units = sentences(text)
    spans: list[Span] = []
    for first in range(0, len(units), stride):
        last = first
        limit = min(first + size, len(units))
        while last + 1 < limit and units[last + 1][1] - units[first][0] <= LONGEST:
            last += 1
        begin, end = units[first][0], units[last][1]
        if not spans or end > spans[-1][1]:
            spans.append((begin, min(end, begin + 2 * LONGEST)))
    return tuple(spans)


def around(units: Sequence[Span], answer: Span, sizes: Sequence[int], rng: random.Random) -> Span:
    """A window of one of `sizes` sentences that holds the answer at a place left to chance."""
    inside = [i for i, unit in enumerate(units) if unit[0] < answer[1] and answer[0] < unit[1]]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    size = rng.choice(sizes)
    while last - first + 1 < size:
        sides = [(first - 1, last), (first, last + 1)]
        fitting = [
            (a, b)
            for a, b in sides
            if a >= 0 and b < len(units) and units[b][1] - units[a][0] <= LONGEST
        ]
        if not fitting:
            break
        first, last = rng.choice(fitting)
    begin, end = units[first][0], units[last][1]
    if end - begin > 2 * LONGEST:
        begin = max(begin, answer[0] - LONGEST)
        end = min(end, max(answer[1], begin + LONGEST))
    return min(begin, answer[0]), max(end, answer[1])
