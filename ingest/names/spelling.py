"""The known name nearest to a word that nobody wrote before, if one clearly is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from ingest.names.sounds import LONGEST, blocking_keys, distance, near

MIN_LETTERS = 5
MIN_LETTERS_LOWER_CASE = 6
MIN_LETTERS_FOR_TYPO = 7
CLEAR_MARGIN = 0.2
TYPO_COST = 0.5

Entry = TypeVar("Entry")


class NearestForms(Generic[Entry]):
    """One-word forms, found by their sound or by a slip of the keys."""

    def __init__(self, forms: Iterable[tuple[str, Entry]]) -> None:
        """Index folded forms with what they stand for, short ones left out."""
        self._entries: dict[str, Entry] = {}
        by_key: defaultdict[str, list[str]] = defaultdict(list)
        for form, entry in forms:
            if MIN_LETTERS <= len(form) <= LONGEST and form not in self._entries:
                self._entries[form] = entry
                for key in _keys(form):
                    by_key[key].append(form)
        self._by_key = {key: tuple(some) for key, some in by_key.items()}

    def nearest(self, word: str, *, capital: bool) -> Entry | None:
        """Find the entry whose form is nearest to a misspelt folded word.

        A form counts when it sounds alike, or when one slip of the keys makes it (a letter
        missing, doubled, wrong or swapped) and it is long enough. The nearest one must be
        nearer than any other entry's by `CLEAR_MARGIN`; a lower-case word must be longer.

        Returns:
            The entry, or None where no form is near or two are.
        """
        fewest = MIN_LETTERS if capital else MIN_LETTERS_LOWER_CASE
        if not fewest <= len(word) <= LONGEST:
            return None
        forms = {form for key in _keys(word) for form in self._by_key.get(key, ())}
        ranked = [
            (cost, form, self._entries[form])
            for form in forms
            if (cost := _cost(word, form)) is not None
        ]
        if not ranked:
            return None
        best, _, entry = min(ranked, key=lambda row: row[:2])
        rivals = [cost for cost, _, other in ranked if other is not entry]
        return entry if not rivals or min(rivals) - best >= CLEAR_MARGIN else None


def _keys(word: str) -> Iterator[str]:
    yield from blocking_keys(word)
    if len(word) >= MIN_LETTERS_FOR_TYPO - 1:
        yield "=" + word
        for at in range(1, len(word)):
            yield "=" + word[:at] + word[at + 1 :]


def _cost(word: str, form: str) -> float | None:
    if near(word, form):
        return distance(word, form)
    slip = (
        len(word) >= MIN_LETTERS_FOR_TYPO
        and word[0] == form[0]
        and word[-1] == form[-1]
        and DamerauLevenshtein.distance(word, form, score_cutoff=1) <= 1
    )
    return TYPO_COST if slip else None
