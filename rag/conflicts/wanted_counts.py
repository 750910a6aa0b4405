"""What a question wants counted: of whom, where, and what happened to them."""

from dataclasses import replace

from ingest.names import NameTable
from rag.conflicts.counts import Subject, subject_of
from rag.conflicts.lexicon import HARM, happening_of, happenings_in
from rag.question.counted import counted_noun
from rag.words import words

NEAR_NOUN = 24
"""Characters between a people and the noun that is counted: "American combat soldiers"."""


def wanted_subject(question: str, names: NameTable) -> Subject:
    """Read what a question wants counted, with the people counted and no other.

    Where a noun is counted, its people stands before it or is that noun: in "how many soldiers
    were hurt by the Iranian attack" none is named.
    """
    wanted = subject_of(question, len(question), "", names)
    noun = counted_noun(question)
    if noun is None:
        return wanted
    own = {
        mention.entry.name_id
        for mention in names.find(question)
        if mention.start < noun.end and noun.start - mention.end <= NEAR_NOUN
    }
    return replace(wanted, peoples=wanted.peoples & own)


def happened_in(question: str) -> frozenset[str]:
    """Say what a question tells of; casualties are of any harm, where it tells which."""
    exact = {
        name
        for word in words(question)
        if word.folded != "casualties" and (name := happening_of(word.folded))
    }
    return frozenset(exact) if exact & HARM else happenings_in(question)
