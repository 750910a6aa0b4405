"""Names in running text, counted: enough to suggest questions with, not to resolve people."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import dropwhile
from pathlib import Path

# A run of capitalised words, with the particles that Arabic, Dutch, German, French and
# Spanish names carry inside ("Mustafa al-Kadhimi", "Ursula von der Leyen").
NAME = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]*[a-z]\w*"
    r"(?: (?:(?:al|el|bin|ibn|von|van|der|den|de|la|du|di)[ -])*[A-Z][\w’'-]*\w)*"
)
SENTENCE_START = re.compile(r"(?:^|[.!?:“”\"\n—–-])\s*$")
POSSESSIVE = re.compile(r"[’']s?$")
# Words that are written with a capital and are no names, or only begin a sentence.
NOT_NAMES_FILE = Path(__file__).with_name("not_names.txt")
NOT_NAMES = frozenset(NOT_NAMES_FILE.read_text(encoding="utf-8").split())


def count_names(texts: Iterable[str]) -> Counter[str]:
    """How often each name stands inside a sentence, where a capital means a name."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(names_in(text))
    return found


def names_in(text: str) -> list[str]:
    """The names of a text, in order.

    >>> names_in("Yesterday the mayor of Port Ellen met Anna Lindt’s team.")
    ['Port Ellen', 'Anna Lindt']
    """
    names: list[str] = []
    for match in NAME.finditer(text):
        if SENTENCE_START.search(text[: match.start()][-3:] if match.start() else ""):
            continue
        words = POSSESSIVE.sub("", match.group()).split()
        name = " ".join(dropwhile(NOT_NAMES.__contains__, words))
        if name:
            names.append(name)
    return names
