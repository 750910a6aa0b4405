"""Puts a fragment ("And in Syria?", "the French one") into the question that it takes up."""

import re

from ingest.names import NameTable
from rag.question.asked_for import AskedFor, asked_for
from rag.question.counted import counted_noun
from rag.question.phrases import noun_phrases
from rag.question.times import time_scope
from rag.words import content_words, words

_ONES = re.compile(r"^(?:the )?(?P<kind>[\w’' -]+?) ones?\b\s*(?P<rest>.*)$", re.IGNORECASE)
_DESCRIBED = re.compile(r"(?<=\bmany )\w+(?= \w+s\b)")
_SOURCE = re.compile(r"^(?:according to|as told by|says|per)\s", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"^(in|at|from|to|for|on|by|with|during|before|after|since|about|of|over)\s+", re.IGNORECASE
)
_PREPOSITION_BEFORE = re.compile(
    r"\b(?:in|at|from|to|for|on|by|with|during|before|after|since|over|about|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"^how (?:many|much) (?P<what>[\w’' -]+?)\W*$", re.IGNORECASE)
_NOUN = re.compile(r"^(?P<what>[a-z’'-]+s)$")
_ONE_ON = re.compile(r"^(?:the )?ones? (?=(?:on|about|in|from|of|for|with|at|over)\b)", re.I)
_NOT = re.compile(
    r"^(?:not|i did ?n[o'’]?t mean) (?P<wrong>[^,]+),\s*(?:but )?(?P<right>.+)$", re.IGNORECASE
)
_BODIES = frozenset({"organisation", "place"})
_ASKED_OF = re.compile(r"\b(?:do|does|did|has|have|had|will) (?:the )?", re.IGNORECASE)
_MODIFIES = re.compile(
    r"\s+(?!(?:in|at|on|from|to|for|by|with|have|has|had|and|or|is|are|was|were)\b)[a-z]+\W*$"
)
"""What follows a name that only says whose something is: "the Laru border"."""
_RELATIVE_TIME = re.compile(
    r"^(?:(?:on |in )?the (?:day|week|month|year|night) (?:before|after)\b|"
    r"(?:before|after) (?:that|this)\W*$)",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "last")
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)


def is_relative_time(fragment: str) -> bool:
    """Whether a fragment is a time next to the one that was asked of: "the day before"."""
    return bool(_RELATIVE_TIME.match(fragment))


def substituted(previous: str, fragment: str, names: NameTable) -> str:
    """Put a fragment in the place of the part of the previous question that is of its kind."""
    part = _ONE_ON.sub("", fragment.rstrip("?!. "))
    wrong = _NOT.match(part)
    if wrong and wrong["wrong"] in previous:
        return previous.replace(wrong["wrong"], wrong["right"], 1)
    if _RELATIVE_TIME.match(part):
        return f"{previous.rstrip('?!. ')}, {part[:1].lower() + part[1:]}?"
    kind = _ONES.match(part)
    if kind:
        swapped = _other_kind(previous, kind["kind"], names)
        if swapped:
            return substituted(swapped, kind["rest"], names) if kind["rest"] else swapped
    counted = _HOW_MANY.match(part)
    noun = counted_noun(previous)
    if counted and noun:
        lead = previous[: noun.start]
        start = (
            lead.lower().rfind("many ") + len("many ") if "many " in lead.lower() else noun.start
        )
        return f"{previous[:start]}{counted['what']}{previous[noun.end :]}"
    span = None if _SOURCE.match(part) else _same_kind(previous, part, names)
    span = _same_noun(previous, part, names) or span
    if span is None:
        joined = " " if _PREPOSITION.match(part) else ", "
        return f"{previous.rstrip('?!. ')}{joined}{part[:1].lower() + part[1:]}?"
    start, end = span
    preposition = _PREPOSITION.match(part)
    before = previous[:start]
    if preposition:
        before = _PREPOSITION_BEFORE.sub("", before)
    return f"{before}{part}{previous[end:]}"


def _other_kind(previous: str, kind: str, names: NameTable) -> str | None:
    """Return a question asked of another of its things: "American ones", "the second one"."""
    ordinal = _ORDINAL.search(previous)
    if kind.lower() in _ORDINALS and ordinal:
        return f"{previous[: ordinal.start()]}{kind}{previous[ordinal.end() :]}"
    own = names.find(kind)
    for mention in names.find(previous):
        behind = re.match(r"\s+[a-z]", previous[mention.end :])
        if behind and own and mention.entry.kind == own[0].entry.kind:
            return f"{previous[: mention.start]}{kind}{previous[mention.end :]}"
    plural = _DESCRIBED.search(previous)
    if plural is not None:
        return f"{previous[: plural.start()]}{kind}{previous[plural.end() :]}"
    noun = counted_noun(previous)
    if noun is not None:
        return f"{previous[: noun.start]}{kind.lower()} {previous[noun.start :]}"
    for phrase in noun_phrases(previous, names):
        if phrase.text.lower().startswith("the "):
            start = phrase.start + len("the ")
            return f"{previous[:start]}{kind} {previous[start:]}"
    return None


def _same_noun(previous: str, part: str, names: NameTable) -> tuple[int, int] | None:
    """Return where the noun that a fragment describes stands, with the name before it.

    "British troops" takes the place of "US troops".
    """
    told = words(part)
    if len(told) < 2 or told[-1].number or _PREPOSITION.match(part):
        return None
    for word in content_words(previous):
        if word.stem == told[-1].stem:
            before = previous[: word.start].rstrip()
            named = (found.start for found in names.find(previous) if found.end == len(before))
            return next(named, word.start), word.end
    return None


def _same_kind(previous: str, part: str, names: NameTable) -> tuple[int, int] | None:
    """Return where the time, the place or the name stands that a fragment takes the place of."""
    scope, earlier_scope = time_scope(part), time_scope(previous)
    if scope:
        start = previous.find(earlier_scope.words) if earlier_scope else -1
        return (start, start + len(earlier_scope.words)) if earlier_scope and start >= 0 else None
    mentions = names.find(previous)
    preposition = _PREPOSITION.match(part)
    led = _led_alike(previous, preposition.group(1).lower(), names) if preposition else None
    if led:
        return led
    kinds = {mention.entry.kind for mention in names.find(part)}
    told = asked_for(previous) is AskedFor.STATEMENT and not preposition
    subject = _ASKED_OF.search(previous) if told and kinds & _BODIES else None
    for mention in mentions if subject else ():
        if subject and mention.start == subject.end() and mention.entry.kind in _BODIES:
            return mention.start, mention.end
    alike = [one for one in mentions if one.entry.kind in kinds]
    doing = [one for one in alike if not _MODIFIES.match(previous, one.end)] or alike
    if alike or preposition:
        return (doing[-1].start, doing[-1].end) if alike else None
    if not kinds and (person := _person(previous, part, names)):
        return person
    return (mentions[-1].start, mentions[-1].end) if mentions else None


def _person(previous: str, part: str, names: NameTable) -> tuple[int, int] | None:
    """Return where the first person stands, if somebody is put in: "the general's deputy"."""
    told = noun_phrases(part, names)
    if len(told) != 1 or not told[0].person:
        return None
    people = (
        phrase
        for phrase in noun_phrases(previous, names)
        if phrase.person and phrase.plural == told[0].plural
    )
    return next(((phrase.start, phrase.end) for phrase in people), None)


def _led_alike(previous: str, marker: str, names: NameTable) -> tuple[int, int] | None:
    """Return where the name, or the last word, stands that the same preposition leads."""
    for mention in reversed(names.find(previous)):
        if re.search(rf"\b{marker}\s+(?:the\s+)?$", previous[: mention.start], re.IGNORECASE):
            return mention.start, mention.end
    match = re.search(
        rf"\b{marker}\s+(?:the\s+)?((?:[\w’'-]+ ){{0,3}}?[\w’'-]+)(?=\s*(?:\?|$))", previous, re.I
    )
    return match.span(1) if match else None
