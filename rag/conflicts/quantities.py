"""Figures of a text as quantities: bounds, what they count, and the exact words."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.conflicts.lexicon import kind_of
from rag.conflicts.numbers import number_of, number_words, scale_of

ROUNDING = 0.1
"""How far from a hedged figure ("some 900") the true one is taken to lie, as a share of it."""
_FACTORS = {
    "": (1.0, 1.0),
    "from_here_up": (1.0, math.inf),
    "up_to_here": (0.0, 1.0),
    "a_little_less": (1.0 - ROUNDING, 1.0),
    "a_little_more": (1.0, 1.0 + ROUNDING),
    "around_here": (1.0 - ROUNDING, 1.0 + ROUNDING),
}
_SMALL_LABEL = 100


def _any_of(words: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_WORDS = _any_of([*number_words().values, "hundred"])
_NUMBER = (
    r"(?:\d{1,3}(?:[,\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    rf"|(?:{_WORDS})\b(?:[- ](?:{_WORDS})\b)*)"
    r"(?:[- ]?(?:hundred|thousand|million|billion|trillion|bn|tn|k|m|b)\b)?"
)
_PATTERN = re.compile(
    rf"(?<![\w.,/:–-])(?P<all>"
    rf"(?P<modifier>(?:{_any_of(list(number_words().bounds))})\s+)?"
    rf"(?:(?P<between>between|from)\s+)?"
    rf"(?P<currency>US\$|[$€£¥])?\s?(?P<first>{_NUMBER})"
    rf"(?:(?P<to>\s+(?:and|to)\s+|\s?[-–]\s?)[$€£¥]?(?P<second>{_NUMBER}))?"
    rf"(?P<plus>\+)?(?P<share>\s?(?:%|per ?cent\b))?"
    rf"|(?P<vague>(?:{_any_of(list(number_words().vague))})(?=\s+of\b)))(?![\w/]|[.,:]\d|[-–]\d)",
    re.IGNORECASE,
)
_WORD_AFTER = re.compile(r"[\s-]*([A-Za-z][\w.’'-]*)([,;:]?)")
_MONTH_BEFORE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*$", re.IGNORECASE
)
_MONTH_AFTER = re.compile(
    r"(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may\b|june?\b|july?\b|aug|sept?|oct|nov|dec)"
    r"[a-z]*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABELLED = re.compile(r"(?<![.!?]\s)\b[A-Za-z]*[A-Z][\w.]*\s+$")
_MAX_UNIT_WORDS = 5


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure at `text[start:end]`: its words with bounds and sign, without the noun.

    The true figure is taken to lie from `low` to `high`; `modifier` is the word that says so
    ("more than"), or "". `unit_words` are the folded words that follow, up to the noun that is
    counted; `kind` is what that noun counts, where it is known.
    """

    low: float
    high: float
    unit_words: tuple[str, ...]
    start: int
    end: int
    modifier: str = ""
    kind: str | None = None


def parse_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of a text; dates, years, scores and labels are left out.

    `parse_quantities("more than 5,000 U.S. troops")` gives one quantity from 5,000 up, of kind
    "troops", over the words "more than 5,000".
    """
    found = []
    for match in _PATTERN.finditer(text):
        quantity = _vague(text, match) if match["vague"] else _figure(text, match)
        if quantity:
            found.append(quantity)
    return tuple(found)


def _vague(text: str, match: re.Match[str]) -> Quantity:
    low, high = number_words().vague[match["vague"].lower()]
    words = _unit_words(text, text.find("of", match.end()) + 2)
    return Quantity(low, high, words, *match.span("all"), kind=_kind(words))


def _figure(text: str, match: re.Match[str]) -> Quantity | None:
    first = number_of(match["first"])
    if first is None or _is_date(text, match) or _is_score(match):
        return None
    modifier = " ".join((match["modifier"] or "").lower().split())
    end = match.end("all")
    second = number_of(match["second"]) if match["second"] else None
    if second is not None and match["to"].strip() == "and" and not match["between"]:
        second, end = None, match.end("first")
    if second is not None:
        if scale_of(match["first"]) == 1.0:
            first *= scale_of(match["second"])
        low, high = min(first, second), max(first, second)
    elif match["plus"]:
        low, high = first, math.inf
    else:
        less, more = _FACTORS[number_words().bounds.get(modifier, "")]
        low, high = first * less, first * more
    sign = (match["currency"] or match["share"] or "").strip().lower()
    words = (sign,) if sign else _unit_words(text, end)
    if not words and first < _SMALL_LABEL and _LABELLED.search(text, 0, match.start("all")):
        return None
    return Quantity(low, high, words, match.start("all"), end, modifier, _kind(words))


def _is_score(match: re.Match[str]) -> bool:
    """Say whether two joined figures fall rather than rise ("6–2"), and so are no range."""
    if not match["second"] or match["to"].strip() not in {"-", "–"}:
        return False
    first, second = number_of(match["first"]), number_of(match["second"])
    return first is not None and second is not None and second <= first


def _unit_words(text: str, end: int) -> tuple[str, ...]:
    words: list[str] = []
    following = _WORD_AFTER.match(text, end)
    while following and len(words) < _MAX_UNIT_WORDS:
        word = following[1]
        folded = word.lower().removesuffix("’s").removesuffix("'s").replace(".", "").strip("’'")
        if folded in number_words().ends_of_unit and words:
            break
        if folded in number_words().ends_of_unit:
            return ()
        if folded != "of":
            words.append(folded)
        closes = word.endswith(".") and "." not in word[:-1]
        if kind_of(folded) or following[2] or closes:
            break
        following = _WORD_AFTER.match(text, following.end())
    return tuple(words)


def _kind(words: tuple[str, ...]) -> str | None:
    return next((kind for word in words if (kind := kind_of(word))), None)


def _is_date(text: str, match: re.Match[str]) -> bool:
    if match["modifier"] or match["currency"] or match["share"]:
        return False
    at = match.start("first")
    if _MONTH_BEFORE.search(text, max(0, at - 12), at) or _MONTH_AFTER.match(
        text, match.end("first")
    ):
        return True
    year = _YEAR.fullmatch(match["first"]) is not None
    return year and _kind(_unit_words(text, match.end("all"))) is None
