"""A text as units: lines, or paragraphs where the lines are wrapped by hand."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.paragraphs import wrap_width
from ingest.segmenting.lexicon import PROSE_SIGNS, Sign, line_key, load_lexicon, signs_of
from ingest.segmenting.mail_quotes import without_quote_signs
from ingest.segmenting.mastheads import is_dated_masthead
from ingest.segmenting.menu_bars import bar_signs
from ingest.segmenting.message_heads import message_heads
from ingest.segmenting.site_prose import is_site_prose
from ingest.segmenting.timestamps import is_age, is_date
from ingest.segmenting.wrapped_lines import line_spans, runs_on

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$|[.,!?…][\"”]$")
_INNER_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[A-Z“\"'‘(]|\d)")
_CODED_END = re.compile(r"(?:\w{3}|[)\"”])[.!?][\"'”’)]*\s+\w+(?: ?/? ?\w+){0,3}$")


@dataclass(frozen=True)
class Unit:
    """One line or hand-wrapped paragraph.

    `start` and `end` are offsets without surrounding white space; `gap` is the number of blank
    lines before it; `key` is its text as the lexicon compares it.
    """

    start: int
    end: int
    text: str
    gap: int
    key: str
    signs: frozenset[Sign]
    words: int

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        if self.words > _LONGEST_QUOTING_HEADING and self.text[-1] in '"”':
            return True
        return _SENTENCE_END.search(self.text) is not None

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as running text rather than a heading, label or list item."""
        if self.words >= _LONG_PROSE_WORDS:
            return True
        if self.words >= _CODED_PROSE_WORDS and _CODED_END.search(self.text):
            return True
        return self.words >= _SHORT_PROSE_WORDS and self.ends_sentence and not self.is_timestamp

    @cached_property
    def is_timestamp(self) -> bool:
        """Whether it says only when something was."""
        if self.words > (_LONGEST_TIMES if self.text.count(":") > 1 else _LONGEST_DATE):
            return False
        unknown_words = 0 if Sign.HEADER in self.signs else _UNKNOWN_BY_A_DATE
        return is_date(self.key, unknown_words) or is_age(self.key)

    @cached_property
    def is_symbols(self) -> bool:
        """Whether it is a lone number, a count, an amount or nothing but signs."""
        return _SYMBOLS.fullmatch(self.key) is not None

    @cached_property
    def has_credit(self) -> bool:
        """Whether it ends as captions do: a photographer stands behind the last sentence."""
        if self.words > _LONGEST_CAPTION or is_dated_masthead(self.text):
            return False
        return _CREDITED.search(self.text) is not None

    @cached_property
    def is_site_prose(self) -> bool:
        """Whether it is the site speaking to its visitor."""
        return is_site_prose(self.text, self.words)


_PROSE_WORDS = 12
_LONG_PROSE_WORDS = 25
_SHORT_PROSE_WORDS = 5
_LONGEST_QUOTING_HEADING = 16
_CODED_PROSE_WORDS = 15
"""Agencies end a text with a code: "… if there is a letter." Ended / 25 n"."""
_LONGEST_DATE = 14
_LONGEST_TIMES = 20
"""Two times in a line: "Updated: June 9, 2018 at 4:41 p.m. | Published: June 8, 2018 at 6:00"."""
_LONGEST_CAPTION = 60
_CREDITED = re.compile(
    r".{16}(?:\w{4}|\d\d)[.!?][\"”’]? (?:\([^()]{2,60}(?<! \d{4})\)"
    r"|[A-Z][\w.'’-]*(?:[ /,]+(?:[A-Z][\w'’-]*|via|of|for)){0,4})$"
)
_FROM_PLACE = re.compile(r"[Ff]rom [A-Z][\w.'’-]* [a-z]")
"""No byline: "From Ossandra foreigners are brought away, 14 dead"."""
_UNKNOWN_BY_A_DATE = 2
_AGES = (" ago", "edited")
"""A screen name may be a newspaper's: "Proud Independent • 2 years ago"."""
_SYMBOLS = re.compile(r"(?:[\W_]*\d[\d.,:%\s]*k?m?[\W_]*(?:[\d.,]+[\W_]*)*|[\W_]*|[a-z]?)")


def split_units(text: str, edges: Sequence[int] = ()) -> tuple[Unit, ...]:
    """Cut a text into units.

    Args:
        text: The text.
        edges: Offsets over which no unit may run, in rising order.
    """
    bare = without_quote_signs(text)
    units = _split(bare, edges)
    return units if bare is text else _with_quote_signs(text, units)


def _with_quote_signs(text: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a text without its signs of quotation, each with those straight before it."""
    whole = []
    end = 0
    for unit in units:
        between = text[end : unit.start]
        whole.append(replace(unit, start=unit.start - len(between.lstrip())))
        end = unit.end
    if whole:
        whole[-1] = replace(whole[-1], end=end + len(text[end:].rstrip()))
    return tuple(whole)


def _split(text: str, edges: Sequence[int]) -> tuple[Unit, ...]:
    heads = {head.start: head.end for head in message_heads(text)}
    edges = sorted({*edges, *heads, *(end + 1 for end in heads.values())})
    lines = list(line_spans(text, heads))
    width = wrap_width(text)
    units: list[Unit] = []
    start, last, end, gap = -1, -1, -1, 0
    for line_start, line_end, line_gap in lines:
        if start >= 0:
            is_edge = bisect_right(edges, end) < bisect_right(edges, line_start)
            joined = line_gap == 0 and not is_edge
            if joined and runs_on(text[last:end], text[line_start:line_end], width, start < last):
                last, end = line_start, line_end
                continue
            units.extend(_unit(text, start, end, gap))
        start, last, end, gap = line_start, line_start, line_end, line_gap
    if start >= 0:
        units.extend(_unit(text, start, end, gap))
    return tuple(units)


def _unit(text: str, start: int, end: int, gap: int) -> Iterator[Unit]:
    """The unit, or two where a site's own words hang on behind the last sentence."""
    whole = text[start:end]
    cut = _hanging(whole)
    if cut is not None:
        yield _made(whole[:cut].rstrip(), start, gap)
        yield _made(whole[cut:], start + cut, 0)
    else:
        yield _made(whole, start, gap)


def _made(text: str, start: int, gap: int) -> Unit:
    key = line_key(text)
    words = _count_words(text)
    signs = signs_of(key) | bar_signs(text)
    if words >= _PROSE_WORDS and (words >= _LONG_PROSE_WORDS or _SENTENCE_END.search(text)):
        signs &= PROSE_SIGNS
    if Sign.HEADER in signs and (Sign.FOOTER in signs or is_date(key) or is_age(key)):
        signs -= {Sign.HEADER}
    if Sign.HEADER in signs and not key.endswith(_AGES) and is_dated_masthead(text):
        signs -= {Sign.HEADER}
    if Sign.BYLINE in signs and _FROM_PLACE.match(text):
        signs -= {Sign.BYLINE}
    if Sign.FORUM in signs:
        signs -= {Sign.RELATED}
    return Unit(start, start + len(text), text, gap, key, signs, words)


def _count_words(text: str) -> int:
    """Words of a line; for a paragraph, where few more or less do not matter, its tokens."""
    return len(text.split()) if len(text) > _LONGEST_COUNTED else len(_WORD.findall(text))


def _hanging(whole: str) -> int | None:
    """Where a furniture phrase begins behind the last sentence, as in "…groups. Source"."""
    tail = whole[-_LONGEST_HANGING:]
    ends = list(_INNER_END.finditer(tail))
    if not ends or len(whole) < 2 * _LONGEST_HANGING:
        return None
    cut = len(whole) - len(tail) + ends[-1].end()
    signs = load_lexicon().lines.get(line_key(whole[cut:]), frozenset())
    return cut if signs & {Sign.FURNITURE, Sign.RELATED, Sign.FOOTER} else None


_LONGEST_HANGING = 40
_LONGEST_COUNTED = 150
