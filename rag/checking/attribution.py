"""Whose words a claim says they are, against whose they are."""

import re

from ingest.names import NameTable
from rag.checking.problems import Problem, ProblemKind
from rag.words import content_words

_NAMED = r"(?:[A-Z][\w’'.-]*\s+){0,3}[A-Z][\w’'-]+"
_BEFORE = re.compile(
    rf"(?P<name>{_NAMED})(?:,[^,]{{1,60}},)?\s+(?:has |have |had |also )?"
    r"(?:said|says|told|added|stated|warned|claimed|argued|explained|noted|believes?)\b"
)
_BEHIND = re.compile(rf"(?:[Aa]ccording to|\b(?:said|says|added))\s+(?P<name>{_NAMED})")


def wrongly_given(claim: str, speaker: str, names: NameTable) -> tuple[Problem, ...]:
    """Return the people that a claim gives somebody's words to, other than who spoke them.

    >>> [str(one) for one in wrongly_given("Holm said it sank.", "Ana Dravic", NameTable(()))]
    ['the words cited are not by “Holm”']
    """
    said_by = [match["name"] for form in (_BEFORE, _BEHIND) for match in form.finditer(claim)]
    return tuple(
        Problem(ProblemKind.SPEAKER, name)
        for name in dict.fromkeys(said_by)
        if content_words(name) and not _same_person(name, speaker, names)
    )


def _same_person(name: str, speaker: str, names: NameTable) -> bool:
    """Whether two ways of naming are one person's, by the table, else by a word in common."""
    ours = {mention.entry.name_id for mention in names.find(name)}
    theirs = {mention.entry.name_id for mention in names.find(speaker)}
    if ours and theirs:
        return bool(ours & theirs)
    said = {word.stem for word in content_words(name)}
    return bool(said & {word.stem for word in content_words(speaker)})
