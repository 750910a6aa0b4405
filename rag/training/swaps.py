"""Unanswerable questions made from answerable ones by changing one name, number or word.

"How many British troops…" asked of a sentence about American ones looks relevant in every word
but one; a reader has to learn that the one word decides.
"""

import random
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

GROUPS = Path(__file__).with_name("word_swaps.tsv")

_NAME = re.compile(r"(?<![.!?\"“] )(?<!^)\b[A-Z][\w’'-]+(?: (?:of |the |de )?[A-Z][\w’'-]+)*")
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_SMALL = re.compile(r"\b[a-z]+\b")
_WORD = re.compile(r"[A-Za-z][\w’']*")
_QUESTION_WORDS = frozenset(
    {"who", "what", "when", "where", "which", "why", "how", "whose", "whom", "i"}
    | {"is", "are", "was", "were", "do", "does", "did"}
)


@cache
def word_groups() -> dict[str, tuple[str, ...]]:
    """For each word of the table, lower case, the words that it may be changed to."""
    others: dict[str, tuple[str, ...]] = {}
    for line in GROUPS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        members = line.split("\t")[1:]
        for member in members:
            rest = tuple(other for other in members if other != member)
            others[member.casefold()] = others.get(member.casefold(), ()) + rest
    return others


def names_in(text: str) -> tuple[str, ...]:
    """Capitalised words that begin no sentence and are never written small in the text.

    `"In Paris"` gives `("Paris",)`.
    """
    small = set(_SMALL.findall(text)) | _QUESTION_WORDS
    return tuple(
        match.group() for match in _NAME.finditer(text) if match.group().casefold() not in small
    )


def _other_number(number: str, rng: random.Random) -> str:
    if _YEAR.fullmatch(number):
        return str(int(number) + rng.choice((-30, -10, -4, -2, -1, 1, 2, 3, 7, 12, 40)))
    digits = [i for i, letter in enumerate(number) if letter.isdigit()]
    place = rng.choice(digits)
    new = rng.choice([d for d in "123456789" if d != number[place]])
    return number[:place] + new + number[place + 1 :]


def _like(word: str, pattern: str) -> str:
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word


def changes(
    text: str, names: Sequence[str], rng: random.Random
) -> tuple[tuple[int, int, str], ...]:
    """Every single change of `text` as (start, end, replacement); `names` are those at hand."""
    found: list[tuple[int, int, str]] = []
    for match in _NUMBER.finditer(text):
        found.append((*match.span(), _other_number(match.group(), rng)))
    table = word_groups()
    for match in _WORD.finditer(text):
        if others := table.get(match.group().casefold()):
            found.append((*match.span(), _like(rng.choice(others), match.group())))
    taken = [(start, end) for start, end, _ in found]
    for match in _NAME.finditer(text):
        word = match.group()
        if word.casefold() in _QUESTION_WORDS:
            continue
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        lower = word.casefold()
        fitting = [n for n in names if n.casefold() not in lower and lower not in n.casefold()]
        if fitting:
            found.append((*match.span(), rng.choice(fitting)))
    return tuple(found)


def swap_question(question: str, names: Iterable[str], rng: random.Random) -> str | None:
    """The question with one thing changed, or None where there is nothing to change."""
    possible = changes(question, tuple(names), rng)
    if not possible:
        return None
    start, end, new = rng.choice(possible)
    return question[:start] + new + question[end:]


def swap_passage(
    question: str,
    passage: str,
    answer: tuple[int, int],
    names: Iterable[str],
    rng: random.Random,
) -> str | None:
    """The passage with something that the question also names changed wherever it stands.

    The answer's own words stay, so the passage still looks as if it answered. None where the
    two share nothing that could be changed.
    """
    for start, end, new in rng.sample(found := changes(question, tuple(names), rng), len(found)):
        old = question[start:end]
        pattern = re.compile(rf"\b{re.escape(old)}\b", re.IGNORECASE)
        spots = [m.span() for m in pattern.finditer(passage)]
        if not spots or any(a < answer[1] and answer[0] < b for a, b in spots):
            continue
        return _replaced(passage, spots, new)
    return None


def _replaced(passage: str, spots: Iterable[tuple[int, int]], word: str) -> str:
    """The passage with the word at every one of the spots, which follow each other."""
    pieces, at = [], 0
    for start, end in spots:
        pieces += [passage[at:start], word]
        at = end
    return "".join((*pieces, passage[at:]))
