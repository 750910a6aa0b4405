"""Paragraphs below an article that are the site's: policies, notices, other stories' teasers.

They stand behind the lists or comments that end an article, report nothing in the manner of
news, and tell nothing that the article does: cohesion of words, as in M. A. Hearst, "TextTiling"
(Computational Linguistics 23, 1997), over a gap of furniture.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from ingest.segmenting.boxes import is_site
from ingest.segmenting.headline_words import telling_stems
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.register import measure
from ingest.segmenting.site_prose import speaks_of_site
from ingest.segmenting.units import Unit

_ENDS = frozenset({Sign.RELATED, Sign.COMMENTS, Sign.FORM, Sign.FOOTER})
_QUOTED = re.compile(r"[\"“”]")
_FEWEST_BETWEEN = 3
_SHARED = 0.2
_SHARED_BY_OFFER = 0.5
_MOST_DROPPED = 12


def without_afterword(
    units: Sequence[Unit], prose: Sequence[int], related: AbstractSet[int]
) -> list[int]:
    """The indices in `prose` without those of paragraphs below the article."""
    kept = list(prose)
    for _ in range(_MOST_DROPPED):
        start, ended = _last_group(units, kept, related)
        if not start:
            break
        told = telling_stems([units[index] for index in kept[:start]])
        below = [units[index] for index in kept[start:]]
        if any(_goes_on(unit, told) for unit in below):
            break
        if not (ended or all(speaks_of_site(unit.text) for unit in below)):
            break
        kept = kept[:start]
    return kept


def _last_group(
    units: Sequence[Unit], kept: Sequence[int], related: AbstractSet[int]
) -> tuple[int, bool]:
    """The place in `kept` of the first paragraph below the last line of the site's own.

    Also whether what parts it from the article ends articles: a list of stories, or comments.
    The place is 0 where there is none.
    """
    for place in range(len(kept) - 1, 0, -1):
        between = range(kept[place - 1] + 1, kept[place])
        site = sum(index in related or is_site(units[index]) for index in between)
        if site:
            ended = any(units[index].signs & _ENDS for index in between)
            return place, ended and site >= _FEWEST_BETWEEN
    return 0, False


def _goes_on(unit: Unit, told: frozenset[str]) -> bool:
    if measure([unit.text]).report > 0 or _QUOTED.search(unit.text):
        return True
    own = telling_stems([unit])
    share = _SHARED_BY_OFFER if speaks_of_site(unit.text) else _SHARED
    return len(own & told) > max(1, share * len(own))
