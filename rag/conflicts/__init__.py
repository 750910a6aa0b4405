"""Where articles differ: on a figure, a date, a name or a rank.

Values are compared as quantities with units and bounds, as dates and as names, never as strings.
"""

from rag.conflicts.differing_alternatives import (
    alternative_stems,
    differing_alternatives,
    tells_alternative,
)
from rag.conflicts.differing_wordings import (
    differing_answers,
    differing_tellings,
    differing_wordings,
)
from rag.conflicts.explaining import as_sequence, explain, relation_between
from rag.conflicts.finding import find_conflicts
from rag.conflicts.lexicon import HARM, counts_alike, happenings_in
from rag.conflicts.quantities import Quantity, parse_quantities
from rag.conflicts.records import ConflictInput, DatedSequence, Relation

__all__ = [
    "HARM",
    "ConflictInput",
    "DatedSequence",
    "Quantity",
    "Relation",
    "alternative_stems",
    "as_sequence",
    "counts_alike",
    "differing_alternatives",
    "differing_answers",
    "differing_tellings",
    "differing_wordings",
    "explain",
    "find_conflicts",
    "happenings_in",
    "parse_quantities",
    "relation_between",
    "tells_alternative",
]
