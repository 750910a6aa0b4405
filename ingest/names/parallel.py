"""Sentences of two articles that tell the same, with one name where the other stands."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ingest.names.observing import Form, Observations, Spot
from ingest.names.words import folded_words

_REACH = 12
MIN_SHARED = 0.5
MIN_SHARED_WORDS = 6
_MAX_PAIRS = 60


@dataclass(frozen=True, slots=True)
class _Surroundings:
    before: tuple[str, ...]
    after: tuple[str, ...]


def stand_in_place(left: Form, right: Form, observations: Observations) -> bool:
    """Say whether some sentence has `left` where a retelling of it has `right`.

    The words around both, up to twelve on each side, must be alike on each side that has
    any, and at least six of them the same in the same order.
    """
    pairs = 0
    for first in left.spots:
        for second in right.spots:
            if first.article == second.article:
                continue
            pairs += 1
            if pairs > _MAX_PAIRS:
                return False
            if _alike(
                _surroundings(observations.pages[first.page].text.text, first),
                _surroundings(observations.pages[second.page].text.text, second),
            ):
                return True
    return False


@lru_cache(maxsize=512)
def _surroundings(text: str, spot: Spot) -> _Surroundings:
    before = folded_words(text, max(0, spot.start - 100), spot.start)
    after = folded_words(text, spot.end, spot.end + 100)
    return _Surroundings(tuple(before[-_REACH:]), tuple(after[:_REACH]))


def _alike(left: _Surroundings, right: _Surroundings) -> bool:
    same = total = 0
    for mine, theirs in ((left.before, right.before), (left.after, right.after)):
        longer = max(len(mine), len(theirs))
        total += longer
        same += longer - Levenshtein.distance(mine, theirs)
    return same >= MIN_SHARED_WORDS and same >= MIN_SHARED * total
