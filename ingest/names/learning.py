"""Learns the name table of a corpus from the corpus itself."""

from collections.abc import Sequence

from ingest.names import lexicon
from ingest.names.corrections import NameCorrections
from ingest.names.drafting import (
    add_told_forms,
    draft_groups,
    entries_of,
    with_short_forms,
)
from ingest.names.merging import Merger
from ingest.names.observing import Observations, observe
from ingest.names.table import NameTable
from ingest.records import Page

NO_CORRECTIONS = NameCorrections()
COMMON_SHARE = 0.2


def learn_names(pages: Sequence[Page], corrections: NameCorrections = NO_CORRECTIONS) -> NameTable:
    """Learn who and what a corpus names, and which spellings are one name.

    Forms are joined on a person's correction, a general table (countries, aliases), an acronym
    that the corpus explains, or on evidence that is weighed (`ingest.names.evidence`): spelling
    that sounds alike, given names, offices, company, and sentences retold with one form where
    the other stood. Countries are in the table whether the corpus names them or not.

    Args:
        pages: The corpus, in order; readers' comments add mentions but no evidence.
        corrections: What a person has told of the names.

    Returns:
        The table; equal for equal pages and corrections.
    """
    observations = observe(pages)
    merger = Merger(observations, corrections)
    groups = [keys for keys in merger.run().all() if not all(key in merger.shared for key in keys)]
    drafts = draft_groups(groups, observations, merger.kinds)
    add_told_forms(drafts, corrections.same)
    doubtful = with_short_forms(drafts, merger.shared)
    entries = entries_of(drafts, doubtful, merger.shared, observations)
    return NameTable(entries, _seen(observations), _common(observations))


def _seen(observations: Observations) -> frozenset[str]:
    named = (word for key in observations.forms for word in key)
    return frozenset((*observations.cases.lower, *observations.cases.upper, *named))


def _common(observations: Observations) -> frozenset[str]:
    """Words of names that the corpus also writes without a capital, and not by slip."""
    cases = observations.cases
    return frozenset(
        word
        for key in observations.forms
        for word in key
        if word in lexicon.OPENERS or cases.lower[word] > COMMON_SHARE * cases.upper[word]
    )
