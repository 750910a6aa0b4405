"""Which part of public data something is chosen on, and which it is reported on."""

from collections.abc import Sequence
from enum import StrEnum

from evals.formats import Benchmark, Item


class Part(StrEnum):
    """A part of the groups of a set, in the order of their names."""

    CHOOSE = "choose"
    REPORT = "report"


def in_part(groups: Sequence[str], part: Part) -> frozenset[str]:
    """Give every second group in name order: the first, third, … to choose on.

    `in_part(["b", "a", "c"], Part.CHOOSE)` is {"a", "c"}.
    """
    ordered = sorted(set(groups))
    return frozenset(ordered[0 if part is Part.CHOOSE else 1 :: 2])


def items_of(benchmark: Benchmark, part: Part, limit: int | None = None) -> tuple[Item, ...]:
    """Give the items of a part, or `limit` of them spread evenly over it."""
    groups = in_part([item.group for item in benchmark.items], part)
    items = [item for item in benchmark.items if item.group in groups]
    if limit is None or limit >= len(items):
        return tuple(items)
    return tuple(items[index * len(items) // limit] for index in range(limit))
