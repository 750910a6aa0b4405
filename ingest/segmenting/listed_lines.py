"""Short lines below the last paragraph that are the article's: of a list, or the last answer."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from ingest.segmenting.units import Unit

_SHORT = 3
_LONGEST_LABEL = 25
_FEWEST_TURNS = 2


def listed_indices(units: Sequence[Unit], tail: range, dropped: AbstractSet[int]) -> frozenset[int]:
    """Indices in `tail` of lines that open a list, stand in one, or are a speaker's last words.

    "In this episode:", "00:00 Introduction" above a longer line, and "AUKAMM: The lighthouse."
    where an interview has his label before.
    """
    candidates = [i for i in tail if i not in dropped and not _is_chrome(units[i])]
    if not candidates:
        return frozenset()
    labels = Counter(_label(unit) for unit in units[: tail.start])
    return frozenset(
        index
        for index in candidates
        if units[index].text[-1] == ":"
        or (units[index].text[0].isdigit() and _is_long(units[index + 1 : index + 2]))
        or (_label(units[index]) and labels[_label(units[index])] >= _FEWEST_TURNS)
    )


def _is_chrome(unit: Unit) -> bool:
    return bool(unit.signs) or unit.is_site_prose or unit.is_symbols or unit.is_timestamp


def _is_long(below: Sequence[Unit]) -> bool:
    return any(unit.words > _SHORT for unit in below)


def _label(unit: Unit) -> str:
    """What stands before a colon at the beginning of a line; empty where nothing does."""
    label, colon, rest = unit.text[: _LONGEST_LABEL + 1].partition(":")
    return label if colon and rest.startswith(" ") else ""
