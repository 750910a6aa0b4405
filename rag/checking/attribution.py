"""Whose words a claim says they are, against whose they are."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.names import NameTable
from rag.checking.problems import Problem, ProblemKind
from rag.words import content_words

MOST_OF_IT = 0.5
"""Share of a claim's words that a voice must have said for them to be that voice's."""
CLEARLY_MORE = 0.3
"""By how much one voice's share must be above another's."""
_NAMED = r"(?:[A-Z][\w’'.-]*\s+){0,3}[A-Z][\w’'-]+"
_BEFORE = re.compile(
    rf"(?P<name>{_NAMED})(?:,[^,]{{1,60}},)?\s+(?:has |have |had |also )?"
    r"(?:said|says|told|added|stated|warned|claimed|argued|explained|noted|believes?)\b"
)
_BEHIND = re.compile(rf"(?:[Aa]ccording to|\b(?:said|says|added))\s+(?P<name>{_NAMED})")


@dataclass(frozen=True, slots=True)
class Voice:
    """Words that one person says in some evidence."""

    speaker: str
    words: str


def voices(evidence: Sequence[str]) -> tuple[Voice, ...]:
    """Return who says what within pieces of evidence, where they say who speaks."""
    from ingest.facts import spoken_spans  # takes a tenth of a second, and quotes need it never

    return tuple(
        Voice(span.speaker, text[span.start : span.end])
        for text in evidence
        for span in spoken_spans(text, 0, len(text))
        if span.speaker is not None
    )


def are_several(found: Sequence[Voice], names: NameTable) -> bool:
    """Whether more than one person speaks."""
    return any(not _same_person(found[0].speaker, one.speaker, names) for one in found[1:])


def names_a_speaker(claim: str) -> bool:
    """Whether a claim says whose words something is."""
    return bool(_attributions(claim))


def wrongly_given(claim: str, speaker: str, names: NameTable) -> tuple[Problem, ...]:
    """Return the people that a claim gives somebody's words to, other than who spoke them.

    >>> [str(one) for one in wrongly_given("Holm said it sank.", "Ana Dravic", NameTable(()))]
    ['the words cited are not by “Holm”']
    """
    said_by = [match["name"] for match in _attributions(claim)]
    return tuple(
        Problem(ProblemKind.SPEAKER, name)
        for name in dict.fromkeys(said_by)
        if content_words(name) and not _same_person(name, speaker, names)
    )


def given_to_another(
    claim: str,
    found: Sequence[Voice],
    names: NameTable,
    covered: Callable[[str, Sequence[str]], float],
) -> tuple[Problem, ...]:
    """Return whom a claim gives words to that, of several voices, another one says.

    Args:
        claim: What is checked; a claim that names several speakers is left alone.
        found: The voices of its evidence.
        names: The name table.
        covered: The share of a claim's words that some texts have.
    """
    said_by = [match for match in _attributions(claim) if content_words(match["name"])]
    if len({match["name"] for match in said_by}) != 1:
        return ()
    name = said_by[0]["name"]
    rest = claim
    for match in sorted(said_by, key=lambda one: -one.start()):
        rest = rest[: match.start()] + rest[match.end() :]
    own = [one.words for one in found if _same_person(name, one.speaker, names)]
    others = [one.words for one in found if not _same_person(name, one.speaker, names)]
    others_share = max((covered(rest, [said]) for said in others), default=0.0)
    own_share = max((covered(rest, [said]) for said in own), default=0.0)
    if others_share < MOST_OF_IT or others_share - own_share < CLEARLY_MORE:
        return ()
    return (Problem(ProblemKind.SPEAKER, name),)


def _attributions(claim: str) -> list[re.Match[str]]:
    return [match for form in (_BEFORE, _BEHIND) for match in form.finditer(claim)]


def _same_person(name: str, speaker: str, names: NameTable) -> bool:
    """Whether two ways of naming are one person's, by the table, else by a word in common."""
    ours = {mention.entry.name_id for mention in names.find(name)}
    theirs = {mention.entry.name_id for mention in names.find(speaker)}
    if ours and theirs:
        return bool(ours & theirs)
    said = {word.stem for word in content_words(name)}
    return bool(said & {word.stem for word in content_words(speaker)})
