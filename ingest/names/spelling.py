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
Ends = tuple[str, str, int]
"""First letter, last letter, and number of letters."""


class NearestForms(Generic[Entry]):
    """One-word forms, found by their sound or by a slip of the keys."""

    def __init__(self, forms: Iterable[tuple[str, Entry]]) -> None:
        """Index folded forms with what they stand for, short ones left out."""
        self._entries: dict[str, Entry] = {}
        by_sound: defaultdict[str, list[str]] = defaultdict(list)
        by_ends: defaultdict[Ends, list[str]] = defaultdict(list)
        for form, entry in forms:
            if MIN_LETTERS <= len(form) <= LONGEST and form not in self._entries:
                self._entries[form] = entry
                by_ends[form[0], form[-1], len(form)].append(form)
                for key in blocking_keys(form):
                    by_sound[key].append(form)
        self._by_sound = dict(by_sound)
        self._by_ends = dict(by_ends)

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
        forms = {form for key in blocking_keys(word) for form in self._by_sound.get(key, ())}
        costs = {form: distance(word, form) for form in forms if near(word, form)}
        for form in self._slips(word):
            costs.setdefault(form, TYPO_COST)
        ranked = [(cost, form, self._entries[form]) for form, cost in costs.items()]
        if not ranked:
            return None
        best, _, entry = min(ranked, key=lambda row: row[:2])
        rivals = [cost for cost, _, other in ranked if other is not entry]
        return entry if not rivals or min(rivals) - best >= CLEAR_MARGIN else None

    def _slips(self, word: str) -> Iterator[str]:
        """Give the forms that one slip inside a word turns into it; its ends are right."""
        if len(word) < MIN_LETTERS_FOR_TYPO:
            return
        for length in range(len(word) - 1, len(word) + 2):
            for form in self._by_ends.get((word[0], word[-1], length), ()):
                if DamerauLevenshtein.distance(word, form, score_cutoff=1) <= 1:
                    yield form
