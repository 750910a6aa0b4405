"""The known name nearest to a word that nobody wrote before, if one clearly is."""

from collections.abc import Iterable
from typing import TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from ingest.names.sounds import distance, near

MIN_LETTERS = 5
MIN_LETTERS_LOWER_CASE = 6
MIN_LETTERS_FOR_TYPO = 7
CLEAR_MARGIN = 0.2
_TYPO_COST = 0.5

Entry = TypeVar("Entry")


def nearest_form(word: str, capital: bool, forms: Iterable[tuple[str, Entry]]) -> Entry | None:
    """Find the entry whose one-word form is nearest to a misspelt word.

    A form counts when it sounds alike, or when one slip of the keys makes it (a letter missing,
    doubled, wrong or swapped) and it is long enough. The nearest one must be nearer than any
    other entry's by `CLEAR_MARGIN`.

    Args:
        word: The folded word.
        capital: Whether it was written with a capital; a lower-case word must be longer.
        forms: Known one-word forms, folded, with what they stand for.

    Returns:
        The entry, or None where no form is near or two are.
    """
    if len(word) < (MIN_LETTERS if capital else MIN_LETTERS_LOWER_CASE):
        return None
    ranked: list[tuple[float, Entry]] = []
    for form, entry in forms:
        if abs(len(form) - len(word)) > 2 or len(form) < MIN_LETTERS:
            continue
        cost = _cost(word, form)
        if cost is not None:
            ranked.append((cost, entry))
    if not ranked:
        return None
    ranked.sort(key=lambda pair: pair[0])
    best, entry = ranked[0]
    rivals = [cost for cost, other in ranked if other is not entry]
    return entry if not rivals or rivals[0] - best >= CLEAR_MARGIN else None


def _cost(word: str, form: str) -> float | None:
    if near(word, form):
        return distance(word, form)
    if (
        len(word) >= MIN_LETTERS_FOR_TYPO
        and word[0] == form[0]
        and DamerauLevenshtein.distance(word, form, score_cutoff=1) <= 1
        and word[-1] == form[-1]
    ):
        return _TYPO_COST
    return None
