"""Numbers in digits and words, and the words that bound them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

THOUSAND = 1e3
_PARTS = re.compile(r"[\s-]+")
_GLUED = re.compile(r"([\d.,\u202f]+)(k|m|bn|b|tn)")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The word lists of `quantity_words.toml`."""

    values: dict[str, float]
    scales: dict[str, float]
    vague: dict[str, tuple[float, float]]
    bounds: dict[str, str]
    ends_of_unit: frozenset[str]


@cache
def number_words() -> NumberWords:
    """Read the word lists."""
    text = files("rag.conflicts").joinpath("quantity_words.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    values = {word: float(value) for value, word in enumerate(lists["small"])}
    values |= {word: float(10 * tens) for tens, word in enumerate(lists["tens"], start=2)}
    names = ("from_here_up", "up_to_here", "a_little_less", "a_little_more", "around_here")
    return NumberWords(
        values,
        {word: float(scale) for word, scale in lists["scales"].items()},
        {word: (float(low), float(high)) for word, (low, high) in lists["vague"].items()},
        {word: name for name in names for word in lists[name]},
        frozenset(lists["ends_of_unit"]),
    )


def number_of(words: str) -> float | None:
    """Read a number: `number_of("2.5 million")` is 2500000.0, `number_of("many")` None."""
    lists = number_words()
    parts = [part for part in _PARTS.split(words.lower().strip()) if part]
    glued = _GLUED.fullmatch(parts[-1]) if parts else None
    if glued:
        parts[-1:] = [glued[1], glued[2]]
    total = current = 0.0
    for part in parts:
        plain = part.replace(",", "").replace("\u202f", "")
        if plain in lists.scales:
            current = (current or 1.0) * lists.scales[plain]
            if lists.scales[plain] >= THOUSAND:
                total, current = total + current, 0.0
        elif plain in lists.values:
            current += lists.values[plain]
        elif _DIGITS.fullmatch(plain):
            current += float(plain)
        else:
            return None
    return total + current if parts else None


def scale_of(words: str) -> float:
    """Give the scale that a number ends with: 1000000.0 for "2.5 million", else 1.0."""
    last = re.split(r"[\s-]+|(?<=\d)(?=[a-z])", words.lower().strip())[-1]
    return number_words().scales.get(last, 1.0)
