"""The lines of a text, and which of them a hard wrap parts from the line above."""

import re
from collections.abc import Iterator, Mapping

from ingest.segmenting.lexicon import line_key, signs_of
from ingest.segmenting.timestamps import is_date

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_BREAKS_AFTER = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_SHORT_PROSE_WORDS = 5
_UNKNOWN_BY_A_DATE = 2
_LINKS = re.compile(r"messages sorted by:|(?:next|previous) message:")
"""Mailing lists' archives print these below each other, as wide as their text."""
_SLUG = re.compile(r"\d(?:st|nd|rd|th) (?:lead|ld)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"[A-Z][\w.'’ ]{2,30}(?:, [^()–—-]{2,25}?)? ?\([A-Z][^()]{1,30}\) ?[-–—:]"
    r"|[A-Z]{4}[A-Z ,]* ?[-–—] "
)
"""A place and an agency, or a place in capitals: a report's first paragraph begins so."""
_FULL_SHARE = 0.75
_VERY_FULL_SHARE = 0.85
_RAGGED = 8
"""How much room may be left in a line that was wrapped by hand, in columns."""


def line_spans(text: str, heads: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """Start, end and blank lines before, of each line that is not blank.

    The head of a message, from a key of `heads` to its value, is a line of its own.
    """
    gap = 0
    last = 0
    for found in _LINE.finditer(text):
        breaks = text.count("\n", last, found.start()) or (
            text.count("\r", last, found.start()) or int(found.start() > last)
        )
        gap += max(breaks - 1, 0)
        last = found.end()
        line = found.group()
        stripped = line.strip()
        if not stripped:
            gap += 1
            continue
        start = found.start() + len(line) - len(line.lstrip())
        end = start + len(stripped)
        if start in heads and heads[start] < end:
            yield start, heads[start], gap
            start, gap = heads[start] + 1, 0
            start += len(text[start:end]) - len(text[start:end].lstrip())
        yield start, end, gap
        gap = 0


def runs_on(last: str, line: str, width: int | None, is_inner: bool) -> bool:
    """Whether `line` goes on with the sentence or paragraph that the `last` line is in.

    `is_inner` tells that `last` is itself the continuation of a line.
    """
    if not any(map(str.isalnum, line)) or _LINKS.match(line.lower()) or _SLUG.match(last):
        return False
    if width is not None and _is_full(last, line, width):
        in_sentence = _BREAKS_AFTER.search(last) is None
        is_loose = not is_inner and line[0].isupper() and not _is_full(last, line, width, 0)
        if not is_inner and (_OPENING.match(line) or (is_loose and _is_titled(last))):
            return False
        if in_sentence and line[0].islower():
            is_last = line[-1] == "." and len(last) >= _VERY_FULL_SHARE * width
            return not _is_signed(line) or (is_last and not _is_signed(last))
        if not is_inner and in_sentence and is_date(line_key(line)) and _is_titled(last):
            return False
        is_prose = in_sentence and len(line) >= _FULL_SHARE * width
        runs = is_inner or (is_prose and len(last) >= _VERY_FULL_SHARE * width)
        return (is_prose or not _is_signed(line)) and (runs or not _is_signed(last))
    if _BREAKS_AFTER.search(last) or not (line[0].islower() or line[0] in ",;)”’"):
        return False
    if is_inner and width is not None:
        return True
    long_enough = len(_WORD.findall(last)) >= _SHORT_PROSE_WORDS
    if len(line.split()) == 1 and _BREAKS_AFTER.search(line) is None:
        return False
    if not long_enough or _is_signed(line) or _is_signed(last):
        return False
    return not is_date(line_key(last), _UNKNOWN_BY_A_DATE)


def _is_full(last: str, line: str, width: int, ragged: int = _RAGGED) -> bool:
    """Whether a wrapped line has hardly room for the first word of the next."""
    if len(last) > width:
        return False
    room = width - len(last) - 1 - len(line.split(maxsplit=1)[0])
    return room < (0 if _BREAKS_AFTER.search(last) else ragged)


def _is_titled(line: str) -> bool:
    """Whether a line holds no date itself and begins like a headline."""
    return line[0].isupper() and not any(map(str.isdigit, line))


def _is_signed(line: str) -> bool:
    return bool(signs_of(line_key(line)))
