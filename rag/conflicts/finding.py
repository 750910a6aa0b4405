"""Finds where articles give different values for the thing that a question asks about."""

import re
from collections.abc import Sequence

from ingest.names import NameTable
from rag.answer import Conflict
from rag.conflicts.differing_counts import differing_counts
from rag.conflicts.differing_dates import differing_dates
from rag.conflicts.differing_names import differing_names
from rag.conflicts.differing_ranks import differing_ranks
from rag.conflicts.records import ConflictInput
from rag.question.asked_for import AskedFor, asked_for

_ASKS_DATE = re.compile(r"\b(?:what|which)\b[^?]{0,20}\b(?:date|day|year|month)\b", re.IGNORECASE)
_ASKS_WHOSE = re.compile(r"(?:and |but |so )?whose \w+s\b", re.IGNORECASE)
"""What is asked for is whose they are, which is no name: "Whose soldiers must go?"."""
_COUNTED = frozenset(
    {
        AskedFor.QUANTITY,
        AskedFor.MONEY,
        AskedFor.SHARE,
        AskedFor.DURATION,
        AskedFor.AGE,
        AskedFor.CHANGE,
        AskedFor.YES_NO,
        AskedFor.THING,
    }
)
_NAMED = frozenset({AskedFor.PERSON, AskedFor.PLACE, AskedFor.THING})


def find_conflicts(
    question: str, evidence: Sequence[ConflictInput], names: NameTable
) -> tuple[Conflict, ...]:
    """Find the values on which articles differ.

    Compared are counts of one thing, dates of what is asked about, names in the place that is
    asked for, and ranks of one person. Each
    conflict holds every value once for each report that gives it, so copies of one report count
    once, in the order of the evidence. A pair that only rounds differently, or was counted later,
    is a conflict too: `explain` tells which.

    Args:
        question: The question as it stands alone.
        evidence: Sentences that speak to it, from several articles.
        names: The corpus's name table.

    Returns:
        Conflicts of at least two differing values from at least two articles.
    """
    if len({item.article_id for item in evidence}) < 2:
        return ()
    asked = asked_for(question)
    found: list[Conflict] = []
    if asked in _COUNTED:
        found.extend(differing_counts(question, asked, evidence, names))
    if asked is AskedFor.DATE or _ASKS_DATE.search(question):
        found.extend(differing_dates(question, evidence))
    if asked in _NAMED and not found and not _ASKS_WHOSE.match(question):
        found.extend(differing_names(question, asked, evidence, names))
    found.extend(differing_ranks(question, asked, evidence, names))
    return tuple(found)
