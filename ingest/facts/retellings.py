"""Which dated article an undated one retells, by the runs of words that they share.

A retelling appears within days of the report. What the two share is counted in pairs of
neighbouring content words, cut to their stems' first letters, that few articles of the corpus hold.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

MIN_SHARED_PART = 0.18
MIN_SHARED_PAIRS = 12
MIN_PART_ON_ONE_PAGE = 0.08
MIN_PAIRS_ON_ONE_PAGE = 5
MAX_HOLDERS = 8
"""A pair of words in more articles than this tells no report from another."""
_STEM = 5
_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d,.]*\d")
_STOP = frozenset(
    re.findall(
        r"\w+",
        "about after also because been before being between both came could during each even "
        "every from have having here into just like made make many more most much must only "
        "other over said same says should since some such than that their them then there these "
        "they this those through told under until upon very were what when where which while "
        "will with without would year years your",
    )
)

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the shorter of two articles the other holds."""

    other: int
    part: float
    pairs: int


def word_pairs(text: str) -> Pairs:
    """Give the pairs of neighbouring content words of a text."""
    words = [word.lower() for word in _WORD.findall(text)]
    stems = [word[:_STEM] for word in words if word not in _STOP]
    return frozenset(pairwise(stems))


def most_alike(
    undated: Mapping[int, Pairs], dated: Mapping[int, Pairs], pages: Mapping[int, int]
) -> dict[int, Likeness]:
    """Find, for each undated article, the dated one that it shares most with.

    Args:
        undated: Word pairs by article number.
        dated: The same of articles with a date.
        pages: Page number by article number: an article needs to share less with one that
            stands above it on its page.

    Returns:
        The best dated article of those that share enough, by undated article.
    """
    wanted: set[tuple[str, str]] = set().union(*undated.values()) if undated else set()
    holders = _holders(dated, wanted)
    found: dict[int, Likeness] = {}
    for article, pairs in undated.items():
        shared = Counter(
            other for pair in pairs for other in holders.get(pair, ()) if other != article
        )
        likenesses = [
            Likeness(other, count / max(1, min(len(pairs), len(dated[other]))), count)
            for other, count in shared.items()
        ]
        enough = [
            one
            for one in likenesses
            if _is_enough(one, pages[article] == pages[one.other] and one.other < article)
        ]
        if enough:
            found[article] = max(enough, key=lambda one: (one.part, one.pairs, -one.other))
    return found


def _is_enough(one: Likeness, is_below: bool) -> bool:
    if is_below:
        return one.part >= MIN_PART_ON_ONE_PAGE and one.pairs >= MIN_PAIRS_ON_ONE_PAGE
    return one.part >= MIN_SHARED_PART and one.pairs >= MIN_SHARED_PAIRS


def _holders(
    dated: Mapping[int, Pairs], wanted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[int]]:
    wanted = frozenset(wanted)
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for article, pairs in dated.items():
        for pair in pairs & wanted:
            holders[pair].append(article)
    return {pair: articles for pair, articles in holders.items() if len(articles) <= MAX_HOLDERS}
