"""The forms of a name table by their words, and which of them stands at a place of a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.names import lexicon
from ingest.names.records import NameEntry
from ingest.names.words import WORD

_MAX_GAP = 3
_GAP_LETTERS = frozenset(" -.'’‑&\u00a0")
_WHATEVER = ""
"""What follows a form of one word."""


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of an entry: `key` its folded words.

    `capitals`: it counts only in capitals ("US"); `common`: all its words are ordinary ones, so
    it counts only with a capital.
    """

    key: tuple[str, ...]
    entry: NameEntry
    capitals: bool
    common: bool


class FormIndex:
    """Finds the longest form that begins with a word, whatever number of forms begin so.

    `starts` gives for each first word, by the word that follows, how many words its forms have,
    most first.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        """Index forms; of two with the same words the first is looked at first."""
        by_key: defaultdict[tuple[str, ...], list[Form]] = defaultdict(list)
        for form in forms:
            by_key[form.key].append(form)
        starts: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for key in by_key:
            starts[key[0]][key[1] if len(key) > 1 else _WHATEVER].add(len(key))
        self._by_key = {key: tuple(some) for key, some in by_key.items()}
        self.starts = {
            first: {
                second: _longest_first(frozenset(some | followers.get(_WHATEVER, set())))
                for second, some in followers.items()
            }
            for first, followers in starts.items()
        }

    def longest(
        self, text: str, words: Sequence[str], matches: Sequence[re.Match[str]], at: int
    ) -> Form | None:
        """Give the longest form that stands at the word `at`, written as a name.

        Args:
            text: The text.
            words: Its folded words.
            matches: Where each of them stands.
            at: A word of `starts`.
        """
        followers = self.starts[words[at]]
        following = words[at + 1] if at + 1 < len(words) else _WHATEVER
        for length in followers.get(following) or followers.get(_WHATEVER, ()):
            some = self._by_key.get(tuple(words[at : at + length]), ())
            # At the end of a text there are fewer words than were asked for.
            if some and len(some[0].key) == length and _joined(text, matches[at : at + length]):
                start, end = matches[at].start(), matches[at + length - 1].end()
                for form in some:
                    if _written_as_name(form, text, start, end):
                        return form
        return None


@cache
def _longest_first(lengths: frozenset[int]) -> tuple[int, ...]:
    """Order lengths; there are few different sets of them, so each is kept once."""
    return tuple(sorted(lengths, reverse=True))


def _joined(text: str, matches: Sequence[re.Match[str]]) -> bool:
    for before, after in pairwise(matches):
        gap = text[before.end() : after.start()]
        if len(gap) > _MAX_GAP or not _GAP_LETTERS.issuperset(gap):
            return False
    return True


def _written_as_name(form: Form, text: str, start: int, end: int) -> bool:
    written = text[start:end]
    if form.capitals:
        return written.upper() == written or _is_lower_us(form, text, end)
    return not form.common or not written.islower()


def _is_lower_us(form: Form, text: str, end: int) -> bool:
    if form.key not in (("us",), ("u", "s")):
        return False
    following = WORD.search(text, end)
    return bool(following and following[0].lower() in lexicon.US_FOLLOWERS)
