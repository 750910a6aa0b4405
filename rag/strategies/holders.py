"""Finds in the articles who holds an office, or what a person is said to be."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.names import NameTable
from rag.evidence.candidates import Candidate
from rag.evidence.scope import in_scope
from rag.question.understanding import Question
from rag.request import Filters
from rag.roles.asking import OfficePhrase
from rag.roles.describing import Description, descriptions
from rag.roles.vocabulary import leads_anything, office, serves_for, tells_tenure
from rag.searcher import Searcher
from rag.word_matching import MATCHED, WordMatcher
from rag.words import Word, words

_PRIME = frozenset({"prime"})
FORMS_SEARCHED = 3
"""Spellings of a name that are searched for, so that no article which names it is missed."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A sentence that describes a person; `outright` where it names all that was asked for.

    It is not where "of Iraq" was asked and only the sentences around speak of Iraq.
    """

    candidate: Candidate
    description: Description
    outright: bool


def described(candidates: Sequence[Candidate], names: NameTable) -> tuple[Holding, ...]:
    """Return every description of a person in the candidates, in their order."""
    return tuple(
        Holding(candidate, description, outright=True)
        for candidate in candidates
        for description in descriptions(candidate.text, names)
    )


def holders_told(
    phrase: OfficePhrase, question: Question, searcher: Searcher, filters: Filters
) -> list[Holding]:
    """Return those whom articles of the time that is asked about call by an office."""
    words_of_it = question.standalone[phrase.start : phrase.end]
    found = described(searcher.near(words_of_it, filters), searcher.names)
    return [
        one
        for one in _holders(phrase, found, searcher.names, searcher.matcher)
        if question.scope is None or in_scope(one.candidate, question.scope)
    ]


def _holders(
    phrase: OfficePhrase, found: Sequence[Holding], names: NameTable, matcher: WordMatcher
) -> tuple[Holding, ...]:
    """Return those who are said to hold an office; those said so outright, where there are any.

    Whoever is anywhere said to hold it of another country is not taken for this one's by context:
    "President Trump" in an article on Iraq, where another says "US President Donald Trump".
    """
    kept = []
    foreign = {
        one.description.entry.name_id for one in found if _holds_elsewhere(phrase, one.description)
    }
    for holding in found:
        outright = _holds(phrase, holding, names, matcher)
        person = holding.description.entry.name_id
        if outright or (outright is not None and person not in foreign):
            kept.append(Holding(holding.candidate, holding.description, outright))
    said = tuple(holding for holding in kept if holding.outright)
    return said or tuple(kept)


def _leads_something_else(phrase: OfficePhrase, description: Description) -> bool:
    """Whether "the leader of Iraq" is asked and one of its ministers, or a militia's, is told."""
    of_a_place = phrase.of and all(mention.entry.kind == "place" for mention in phrase.of)
    if not of_a_place or phrase.qualifiers or not leads_anything(phrase.noun):
        return False
    said = {word.folded for word in description.words if not word.capital or word.folded == "prime"}
    if description.offices == {"minister"} and "prime" not in said:
        return not said & {"premier"}
    return bool({word for word in said if not office(word) and not tells_tenure(word)} - _PRIME)


def _holds_elsewhere(phrase: OfficePhrase, description: Description) -> bool:
    asked = {mention.entry.name_id for mention in phrase.of if mention.entry.kind == "place"}
    held = any(serves_for(phrase.noun, noun) for noun in description.offices)
    return held and bool(asked) and bool(description.places) and not asked & description.places


def _holds(
    phrase: OfficePhrase, holding: Holding, names: NameTable, matcher: WordMatcher
) -> bool | None:
    """Whether a description is of the office: True outright, False by context, None not."""
    description = holding.description
    held = description.past if phrase.former else description.offices
    if not any(serves_for(phrase.noun, noun) for noun in held):
        return None
    if _leads_something_else(phrase, description):
        return None
    candidate = holding.candidate
    context = (candidate.before, candidate.text, candidate.title)
    qualified = _all_said(phrase, description.words, matcher)
    if not qualified:
        bare = all(office(word.folded) for word in description.words)
        around = [word for text in context for word in words(text)]
        if not bare or not _all_said(phrase, around, matcher):
            return None
    asked = {mention.entry.name_id for mention in phrase.of}
    lacking = asked - description.names
    if not lacking:
        return qualified
    asked_places = {m.entry.name_id for m in phrase.of if m.entry.kind == "place"}
    if asked_places and description.places - asked_places:
        return None
    told = (*context, candidate.lead)
    near = {mention.entry.name_id for text in told for mention in names.find(text)}
    return False if lacking <= near else None


def _all_said(phrase: OfficePhrase, said: Sequence[Word], matcher: WordMatcher) -> bool:
    matches = matcher.match(phrase.qualifiers, said)
    return not len(phrase.qualifiers) or float(matches.min()) >= MATCHED
