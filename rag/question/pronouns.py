"""Puts what the conversation spoke of in the place of a follow-up's pronouns."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.names import NameTable
from rag.question.antecedents import (
    last_group,
    last_person,
    last_place,
    last_thing,
    last_time,
    topic,
)
from rag.question.phrases import noun_phrases, pairs_named
from rag.question.word_classes import is_several
from rag.roles.vocabulary import names_people
from rag.words import Word, stopwords, words

_OF_THOSE = re.compile(
    r"\b(?P<of>(?:many|much|which|one|some|any|all|most|none|each|two|both) of )"
    r"(?:those|these|them)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:he|him|she|himself|herself|her(?=\s*(?:$|[?.,]|\w+ly\b)))\b", re.I)
_PERSON_OWN = re.compile(r"\b(?:his|her)\b(?! (?:own )?(?:self))", re.IGNORECASE)
_GROUP = re.compile(r"\b(?:they|them|themselves|those(?=\s*(?:$|\?)))\b", re.IGNORECASE)
_GROUP_OWN = re.compile(r"\btheir\b", re.IGNORECASE)
_IT = re.compile(
    r"\bit\b(?!\s+(?:(?:is|was|be) )?(?:true|that|clear|known|possible|likely|right|correct|"
    r"rain\w*|snow\w*|take|takes|took)\b)",
    re.IGNORECASE,
)
_IT_OWN = re.compile(r"\bits\b", re.IGNORECASE)
_IT_IS = re.compile(
    r"\b(?:is|was|isn't|be) it (?=(?:that|the|true|known|not)\b)|\bit is that\b", re.I
)
_THAT = re.compile(
    r"\b(?:about|of|with|on|to|for|from|after|before|by|in|against) (?:that|this)\b(?!\s+[a-z])"
    r"|\b(?:did|does|do|was|is|were|are|will|has|had) (?:that|this)\b"
    r"|\b(?:that|this)(?=\s*(?:\?|$))",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"\s+(?!\w+ed\b|happen|come|take|go|stop|end|start|begin|mean|work|last)[a-z]{3,}"
)
_WHO_DID = re.compile(r"^who (?!is\b|are\b|was\b|were\b)", re.IGNORECASE)
_HERE = re.compile(
    r"\b(?:(?P<by>from|to|through|near|in) )?there\b"
    r"(?! (?:is|are|was|were|be|been|any|a|an|no|some|many)\b)",
    re.IGNORECASE,
)
_EXISTENTIAL = re.compile(
    r"\b(?:is|are|was|were|be|been|will|would|could|should|has|have|had)\s+there\b(?=\s+\w)", re.I
)
_THEN = re.compile(r"\b(?:back then|then|at (?:the|that) time|in those days)(?=\s*(?:\?|$))", re.I)
_PAIR = re.compile(r"\bthe (?P<which>former|latter)\b", re.IGNORECASE)
_ORDINAL_ONE = re.compile(
    r"\bthe (?P<kind>first|second|third|fourth|last|latest|newest|oldest|other|biggest|smallest)"
    r" one\b",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"\b(?:and|but|or|because|when|after|before|while|that|who|which|if|as|since|until|where)\b|[;,:]",
    re.IGNORECASE,
)
_OBJECTS = frozenset(["him", "them", "it", "her", "himself", "herself", "themselves"])
_OWNED = re.compile(r"\s+(?!\w+ly\b|and\b|or\b|to\b|in\b|at\b|on\b|about\b|for\b|with\b|when\b)\w")
_SUBJECT_LEAD = re.compile(
    r"\b(?:did|does|do|was|were|is|are|has|have|had|will|would|can)\s+$", re.I
)


def with_antecedents(question: str, context: Sequence[str], names: NameTable) -> str:
    """Return a question with its pronouns replaced, as far as the context tells what they mean.

    A pronoun that stands for something in the question itself stays: "Which coach left his club?"
    """
    resolving = _Resolving(question, tuple(context), names)
    for replaced in (
        _former_or_latter, _ordinals, _people, _of_those, _groups, _places, _times, _things,
        _topics,
    ):  # fmt: skip
        resolving.question = replaced(resolving)
    return resolving.question


@dataclass(slots=True)
class _Resolving:
    """A question while its pronouns are replaced."""

    question: str
    context: tuple[str, ...]
    names: NameTable

    def bound(self, pronoun: re.Match[str], fits: Callable[[Word], bool]) -> bool:
        """Whether a pronoun stands for a word of the question itself that stands before it."""
        before = [one for one in words(self.question[: pronoun.start()]) if fits(one)]
        if not before:
            return False
        is_subject = bool(_SUBJECT_LEAD.search(self.question[: pronoun.start()]))
        owns = bool(_OWNED.match(self.question, pronoun.end()))
        if pronoun.group().lower() in _OBJECTS and not is_subject and not owns:
            return bool(_BOUNDARY.search(self.question[before[-1].end : pronoun.start()]))
        return True

    def is_person(self, word: Word) -> bool:
        """Whether a word names or describes a person, or is a name that nobody knows."""
        if word.folded in stopwords() or word.folded.startswith("who"):
            return False
        for mention in self.names.find(self.question):
            if mention.start <= word.start < mention.end:
                return mention.entry.kind == "person"
        return names_people(word.folded) or (word.capital and word.start > 0)

    def is_group(self, word: Word) -> bool:
        """Whether a word means several."""
        return is_several(word.folded) and word.folded not in stopwords()

    def replaced(
        self,
        pronouns: tuple[re.Pattern[str], re.Pattern[str]],
        fits: Callable[[Word], bool],
        meant: Callable[[], str | None],
    ) -> str:
        """Return the question with a pronoun, and the one that owns, replaced unless bound.

        Args:
            pronouns: What finds "he", and what finds "his".
            fits: Which words of the question itself they may stand for.
            meant: Tells what they stand for in the conversation.
        """
        for pronoun, ending in zip(pronouns, ("", "’s"), strict=True):
            found = pronoun.search(self.question)
            told = None if found is None or self.bound(found, fits) else meant()
            if found and told and told not in self.question:
                self.question = self.put(found.span(), f"{told}{ending}")
        return self.question

    def put(self, span: tuple[int, int], meant: str) -> str:
        """Return the question with other words at a place."""
        start, end = span
        return f"{self.question[:start]}{meant}{self.question[end:]}"


def _former_or_latter(resolving: _Resolving) -> str:
    found = _PAIR.search(resolving.question)
    for earlier in reversed(resolving.context) if found else ():
        pair = next(pairs_named(earlier, resolving.names), None)
        if found and pair:
            return resolving.put(found.span(), pair[found["which"].lower() == "latter"])
    return resolving.question


def _ordinals(resolving: _Resolving) -> str:
    """Replace "the second one" by the second of the things that were asked of."""
    found = _ORDINAL_ONE.search(resolving.question)
    group = last_group(resolving.context[-1], resolving.names) if found else None
    if found is None or group is None or not group.startswith("the "):
        return resolving.question
    told = group.removeprefix("the ")
    plural = next((word for word in words(told) if word.folded.endswith("s")), None)
    if plural is None:
        return resolving.question
    single = re.sub(r"ies$", "y", told[: plural.end]).removesuffix("s")
    return resolving.put(found.span(), f"the {found['kind']} {single}{told[plural.end :]}")


def _people(resolving: _Resolving) -> str:
    def person() -> str | None:
        told = last_person(resolving.context, resolving.names)
        return told or last_thing(resolving.context, resolving.names)

    return resolving.replaced((_PERSON, _PERSON_OWN), resolving.is_person, person)


def _of_those(resolving: _Resolving) -> str:
    found = _OF_THOSE.search(resolving.question)
    group = last_group(resolving.context[-1], resolving.names) if found else None
    if found is None or group is None:
        return resolving.question
    return resolving.put(found.span(), f"{found['of']}{group}")


def _groups(resolving: _Resolving) -> str:
    def group() -> str | None:
        return last_group(resolving.context[-1], resolving.names)

    return resolving.replaced((_GROUP, _GROUP_OWN), resolving.is_group, group)


def _places(resolving: _Resolving) -> str:
    hidden = _EXISTENTIAL.sub(lambda found: "x" * len(found.group()), resolving.question)
    here = _HERE.search(hidden)
    place = last_place(resolving.context, resolving.names) if here else None
    if here is None or place is None:
        return resolving.question
    led = here["by"] and place.startswith("in ")
    return resolving.put(here.span(), f"{here['by']} {place.removeprefix('in ')}" if led else place)


def _times(resolving: _Resolving) -> str:
    found = _THEN.search(resolving.question)
    time = last_time(resolving.context[-1], resolving.names) if found else None
    return resolving.put(found.span(), time) if found and time else resolving.question


def _things(resolving: _Resolving) -> str:
    """Replace "it" and "its" by the one thing spoken of last."""
    if _IT_IS.search(resolving.question):
        return resolving.question

    def thing() -> str:
        said = tuple(word.stem for word in words(resolving.question))
        told = last_thing(resolving.context, resolving.names)
        return told or topic(resolving.context[-1], said)

    phrases = [
        one
        for one in noun_phrases(resolving.question, resolving.names)
        if not one.person and not one.plural
    ]
    return resolving.replaced(
        (_IT, _IT_OWN),
        lambda word: any(one.start <= word.start < one.end for one in phrases),
        thing,
    )


def _topics(resolving: _Resolving) -> str:
    """Replace "that" and "this" by what the question before was about."""
    found = _THAT.search(resolving.question)
    if found is None or _determines(resolving.question, found.end()):
        return resolving.question
    said = tuple(word.stem for word in words(resolving.question))
    previous = resolving.context[-1]
    thing = last_thing([previous], resolving.names) if _WHO_DID.match(previous) else ""
    meant = thing or topic(previous, said)
    if not meant:
        return resolving.question
    head, _, _ = found.group().rpartition(" ")
    return resolving.put(found.span(), f"{head} {meant}".lstrip())


def _determines(question: str, end: int) -> bool:
    """Whether "that" stands before a noun of its own: "did that raid succeed"."""
    return bool(_FOLLOWED.match(question[end:])) and len(question[end:].split()) > 1
