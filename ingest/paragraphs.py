"""Paragraph spans: cut at blank lines and at line ends, save those of lines wrapped by hand."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

MIN_WRAP_WIDTH = 36
MAX_WRAP_WIDTH = 100
FULL_SHARE = 0.6
"""A line of a hard-wrapped text that is as full as this, and ends no sentence, goes on below."""
MIN_WRAPPED_LINES = 3
MIN_WRAPPED_SHARE = 0.3
"""How many line ends of a hard-wrapped text stand before a word in lower case, at least."""
MAX_LONG_SHARE = 0.05
WIDER_LINE = 1.1
"""How much wider a line may be than the widest that ends before a word in lower case."""

_MARGIN = " \t\u00a0>"
"""What may stand before the words of a line: white space, and mail programs' signs of quotation."""

_BLANK_LINE = re.compile(r"(?:\r?\n[^\S\n]*){2,}|[\u2029\f]")
_LINE_END = re.compile(r"\r?\n|\u2028")
_STOPPED = re.compile(r"[.!?:…؟۔।][\"”“’'»)\]]*\Z")
NEXT_WORD = re.compile(r"\s*(?:> ?)*[\"“”„‘’'«»‹›(\[¿¡–—•-]*\s?(?P<word>\w[\w'’-]*)")


def paragraph_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find the paragraphs of `text[start:end]`: cut at blank lines and at unwrapped line ends.

    The spans may be empty or hold white space at their ends.
    """
    at = start
    for match in _BLANK_LINE.finditer(text, start, end):
        yield from _unwrapped_lines(text, at, match.start())
        at = match.end()
    yield from _unwrapped_lines(text, at, end)


def _unwrapped_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    cuts = [match.span() for match in _LINE_END.finditer(text, start, end)]
    if not cuts:
        yield start, end
        return
    lines = list(
        zip([start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end], strict=True)
    )
    width = wrap_width(text)
    own = max(line_end - line_start for line_start, line_end in lines)
    if len(lines) < MIN_WRAPPED_LINES or not MIN_WRAP_WIDTH <= own <= MAX_WRAP_WIDTH:
        own = 0
    at = start
    for line, following in pairwise(lines):
        if not _is_wrapped(text, line, following, width, own):
            yield at, line[1]
            at = following[0]
    yield at, end


def _is_wrapped(
    text: str, line: tuple[int, int], following: tuple[int, int], width: int | None, own: int
) -> bool:
    """Whether a line end only wraps: the sentence goes on, or the next word had no room.

    `width` is that of the whole text, where it is wrapped; `own` that of the lines around, or 0.
    """
    first = NEXT_WORD.match(text, following[0], following[1])
    if first is None:
        return False
    above = text[line[0] : line[1]]
    stops = _STOPPED.search(above) is not None
    if first["word"][0].islower() and above.rstrip()[-1:] not in ".!?":
        return True
    if _indent(text, following) > _indent(text, line):
        return False
    length = len(above.rstrip())
    if width is not None and not stops:
        return length >= FULL_SHARE * width
    room = width or own
    return room > 0 and length + 1 + len(first["word"]) > room


def _indent(text: str, line: tuple[int, int]) -> int:
    words = text[line[0] : line[1]]
    return len(words) - len(words.lstrip())


@lru_cache(maxsize=4)
def wrap_width(text: str) -> int | None:
    """The column at which a text was wrapped by hand; None where its lines are not wrapped.

    Wrapped lines are of much the same length, none is much longer, and many of them end before a
    word in lower case.
    """
    lines = [line.rstrip() for line in _LINE_END.split(text)]
    full = [line for line in lines if line]
    long = sum(len(line) > MAX_WRAP_WIDTH and " " in line.strip() for line in full)
    inner = [
        (above, below.lstrip(_MARGIN))
        for above, below in pairwise(lines)
        if below.lstrip(_MARGIN) and MIN_WRAP_WIDTH <= len(above) <= MAX_WRAP_WIDTH
    ]
    if len(inner) < MIN_WRAPPED_LINES or long > MAX_LONG_SHARE * len(full):
        return None
    running = [
        len(above)
        for above, below in inner
        if below[0].islower() and _STOPPED.search(above) is None
    ]
    widest = WIDER_LINE * max(running, default=0)
    width = max((len(above) for above, _ in inner if len(above) <= widest), default=0)
    full_lines = sum(len(above) >= FULL_SHARE * width for above, _ in inner)
    running_full = sum(length >= FULL_SHARE * width for length in running)
    return width if running_full >= MIN_WRAPPED_SHARE * max(full_lines, 1) else None
