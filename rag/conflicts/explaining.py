"""How the values of a conflict stand to each other, and in what order in time."""

from itertools import combinations

from rag.answer import Conflict, ConflictValue
from rag.conflicts.comparing import relation_of
from rag.conflicts.dates import dates_of
from rag.conflicts.quantities import parse_quantities
from rag.conflicts.records import DatedSequence, Relation

_GRAVEST = (Relation.CONTRADICTORY, Relation.UNDATED, Relation.LATER, Relation.ROUNDED)


def relation_between(left: ConflictValue, right: ConflictValue) -> Relation | None:
    """Relate two values of one conflict; None where they say the same.

    Figures are compared as quantities; names and dates contradict, or, as dates, one is only
    less exact.
    """
    mine, theirs = parse_quantities(left.value), parse_quantities(right.value)
    if mine and theirs:
        return relation_of(mine[0], theirs[0], left.published, right.published)
    dates, others = list(dates_of(left.value)), list(dates_of(right.value))
    if dates and others and not dates[0].contradicts(others[0]):
        return None if dates[0] == others[0] else Relation.ROUNDED
    return None if left.value == right.value else Relation.CONTRADICTORY


def explain(conflict: Conflict) -> Relation | None:
    """Give the gravest relation between any two values of a conflict."""
    found = {relation_between(*pair) for pair in combinations(conflict.values, 2)}
    return next((relation for relation in _GRAVEST if relation in found), None)


def as_sequence(conflict: Conflict) -> DatedSequence:
    """Put a conflict's values in the order of their articles' dates, undated ones last.

    The values are a change in time when all are dated and figures of different days differ by
    more than rounding.
    """
    dated = sorted(
        (value for value in conflict.values if value.published is not None),
        key=lambda value: (value.published, value.citation),
    )
    undated = tuple(value for value in conflict.values if value.published is None)
    relations = [relation_between(*pair) for pair in combinations(conflict.values, 2)]
    is_change = (
        not undated and Relation.LATER in relations and Relation.CONTRADICTORY not in relations
    )
    return DatedSequence((*dated, *undated), is_change)
