"""Headlines of other stories that stand inside an article with nothing to announce them."""

import re
from collections.abc import Sequence

from ingest.segmenting.boxes import is_site
from ingest.segmenting.units import Unit

_FEWEST_WORDS = 5
_MOST_WORDS = 16
_FEWEST_LINES = 2
_FEWEST_SITE_LINES = 3
_FACT = re.compile(r"[^:]{3,30}: [a-z\d]")
# How headlines speak and subheads, list items and captions seldom do.
_IDIOM = re.compile(
    r"(?:why|how|what|who|where|watch|listen|in pictures|inside|meet|could|should|is|are)\b"
    r"|['\"][^'\"]{4,}['\"]:|[^:]{3,30}: ['\"]|.*\?$"
)


def promotion_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of runs of headline-like lines between paragraphs, one of them in headline idiom.

    A single such line is a subhead and is left alone.
    """
    found: set[int] = set()
    run: list[int] = []
    if sum(is_site(unit) for unit in units) < _FEWEST_SITE_LINES:
        return frozenset()
    for index, unit in enumerate(units):
        if _is_headline_like(unit):
            run.append(index)
            continue
        if unit.is_prose:
            found.update(_promotions(units, run))
        run = []
    return frozenset(found)


def _promotions(units: Sequence[Unit], run: Sequence[int]) -> Sequence[int]:
    if len(run) < _FEWEST_LINES or run[0] == 0 or not units[run[0] - 1].is_prose:
        return ()
    return run if any(_IDIOM.match(units[index].key) for index in run) else ()


def _is_headline_like(unit: Unit) -> bool:
    if unit.signs or _FACT.match(unit.text) or not _FEWEST_WORDS <= unit.words <= _MOST_WORDS:
        return False
    return unit.text[-1] not in ".:;," and not unit.text[0].isdigit() and not unit.text[0].islower()
