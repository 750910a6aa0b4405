"""Follow-up questions made to stand alone, from the earlier questions of the same conversation.

"And in Syria?" takes the place of the place in the question before; "he" becomes the person
spoken of last; "why?" repeats what was asked. Answers and refusals are never looked at, so
neither can become evidence. A question that needs nothing from before is left as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.names import NameTable
from rag.question.antecedents import (
    QUESTION_WORDS,
    counted_things,
    last_person,
    last_place,
    subject,
    thing_named,
    topic,
)
from rag.question.times import time_scope
from rag.words import content_words, words

_OPENING = re.compile(
    r"^(?:and|but|so|then|also|or|what about|how about|and what about|and how about|"
    r"what of|same for|ok(?:ay)?,?|well,?)\b[\s,]*",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"^(?:(?:no|sorry|actually|wait|rather)\b[\s,.!]*)*i (?:mean|meant)\b[\s,:.]*|"
    r"^(?:no|sorry|actually|wait)\s*[,.!:]+\s*",
    re.IGNORECASE,
)
_OF_THOSE = re.compile(
    r"\b(?P<of>(?:many|much|which|one|some|any|all|most|none) of )"
    r"(?:those|these|them)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:he|him|she|himself|herself)\b", re.IGNORECASE)
_PERSON_OWN = re.compile(r"\b(?:his|her)\b(?! (?:own )?(?:self))", re.IGNORECASE)
_GROUP = re.compile(r"\b(?:they|them|themselves)\b", re.IGNORECASE)
_GROUP_OWN = re.compile(r"\btheir\b", re.IGNORECASE)
_THING = re.compile(
    r"\b(?:about|of|with|on|to|for|from|after|before|by|in|against) (?:that|this|it)\b"
    r"|\b(?:did|does|do|was|is|were|are|will|has|had) (?:that|this|it)\b"
    r"|\b(?:that|this|it)(?=\s*(?:\?|$))",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"\bthere\b(?! (?:is|are|was|were|be|been|any|a|an|no|some|many)\b)", re.IGNORECASE
)
_EXISTENTIAL = re.compile(
    r"\b(?:is|are|was|were|be|been|will|would|could|should|has|have|had)\s+there\b(?=\s+\w)", re.I
)
_BARE = re.compile(
    r"^(?:why|when|where|who|how|how many|how much|how long|since when|which one|which ones|"
    r"says who|who said (?:so|that|it)|and|really|why not)\??$",
    re.IGNORECASE,
)
_ONES = re.compile(r"^(?:the )?(?P<kind>[\w’' -]+?) ones?\b\s*(?P<rest>.*)$", re.IGNORECASE)
_DESCRIBED = re.compile(r"(?<=\bmany )\w+(?= \w+s\b)")
_SOURCE = re.compile(r"^(?:according to|as told by|says|per)\s", re.IGNORECASE)
_PREPOSITION = re.compile(r"^(in|at|from|to|for|on|by|with|during|before|after|since)\s+", re.I)


_PREPOSITION_BEFORE = re.compile(
    r"\b(?:in|at|from|to|for|on|by|with|during|before|after|since)\s+(?:the\s+)?$", re.IGNORECASE
)


MOST_CORRECTED = 4
"""Content words of a correction ("No, I mean in Syria"); with more it is a question of its own."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands alone; `used_history` says whether earlier questions went in."""

    text: str
    used_history: bool


def resolve(question: str, history: Sequence[str], names: NameTable) -> Resolved:
    """Return the question as it would be asked without the conversation before it.

    `history` holds the person's earlier questions, oldest first.
    """
    context: list[str] = []
    for earlier in history:
        if earlier.strip():
            context.append(_resolve_one(earlier.strip(), context, names).text)
    return _resolve_one(question, context, names)


def _resolve_one(question: str, context: Sequence[str], names: NameTable) -> Resolved:
    if not context:
        return Resolved(question, used_history=False)
    previous = context[-1]
    correction = _CORRECTION.match(question)
    if correction and (meant := question[correction.end() :].strip()):
        standing = bool(QUESTION_WORDS.match(meant)) or len(content_words(meant)) > MOST_CORRECTED
        if standing:
            return _resolve_one(_capital(meant), context, names)
        return Resolved(_capital(_substituted(previous, meant, names)), used_history=True)
    opening = _OPENING.match(question)
    bare = question[opening.end() :].strip() if opening else question
    if _BARE.match(bare.strip()):
        return Resolved(f"{_capital(bare.rstrip('?'))}: {previous}", used_history=True)
    replaced = _pronouns_replaced(bare, context, names)
    if replaced != bare:
        return Resolved(_capital(replaced), used_history=True)
    if _is_fragment(bare):
        return Resolved(_substituted(previous, bare, names), used_history=True)
    if opening and not _stands_alone(bare, names):
        return Resolved(f"{_capital(bare.rstrip('?'))}, {topic(previous, ())}?", used_history=True)
    return Resolved(question, used_history=False)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_VERB = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|\w+ed|"
    r"say|says|said|think|mean|tell|list|summari[sz]e|show|explain)\b",
    re.IGNORECASE,
)


def _is_fragment(bare: str) -> bool:
    """Whether a question has no verb and no question word: "in Syria?", "the Taliban"."""
    return not QUESTION_WORDS.match(bare) and not _VERB.search(bare) and len(words(bare)) <= 6


def _stands_alone(bare: str, names: NameTable) -> bool:
    return bool(names.find(bare)) or len(content_words(bare)) >= 3


def _substituted(previous: str, fragment: str, names: NameTable) -> str:
    """Put a fragment in the place of the part of the previous question that is of its kind."""
    part = fragment.rstrip("?!. ")
    kind = _ONES.match(part)
    if kind:
        swapped = _other_kind(previous, kind["kind"], names)
        if swapped:
            return _substituted(swapped, kind["rest"], names) if kind["rest"] else swapped
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
    """Return a question asked of another kind of its things: "American ones" for British troops."""
    own = names.find(kind)
    for mention in names.find(previous):
        behind = re.match(r"\s+[a-z]", previous[mention.end :])
        if behind and own and mention.entry.kind == own[0].entry.kind:
            return f"{previous[: mention.start]}{kind}{previous[mention.end :]}"
    plural = _DESCRIBED.search(previous)
    if plural is None:
        return None
    return f"{previous[: plural.start()]}{kind}{previous[plural.end() :]}"


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
    scope, earlier_scope = time_scope(part), time_scope(previous)
    if scope:
        if earlier_scope is None:
            return None
        start = previous.find(earlier_scope.words)
        return (start, start + len(earlier_scope.words)) if start >= 0 else None
    mentions = names.find(previous)
    preposition = _PREPOSITION.match(part)
    if preposition:
        marker = preposition.group(1).lower()
        for mention in reversed(mentions):
            if re.search(rf"\b{marker}\s+(?:the\s+)?$", previous[: mention.start], re.IGNORECASE):
                return mention.start, mention.end
        match = re.search(rf"\b{marker}\s+(?:the\s+)?([\w’'-]+)(?=\s*(?:\?|$))", previous, re.I)
        return match.span(1) if match else None
    own = names.find(part)
    if own:
        for mention in reversed(mentions):
            if mention.entry.kind == own[0].entry.kind:
                return mention.start, mention.end
    return (mentions[-1].start, mentions[-1].end) if mentions else None


def _pronouns_replaced(question: str, context: Sequence[str], names: NameTable) -> str:
    replaced = question
    own = [mention for mention in names.find(question) if mention.entry.kind == "person"]
    if not own and (_PERSON.search(question) or _PERSON_OWN.search(question)):
        person = last_person(context, names)
        if person:
            replaced = _PERSON.sub(person, replaced, count=1)
            replaced = _PERSON_OWN.sub(f"{person}’s", replaced, count=1)
    counted = counted_things(context[-1])
    if counted and _OF_THOSE.search(replaced):
        return _OF_THOSE.sub(lambda found: f"{found['of']}{counted}", replaced, count=1)
    if _GROUP.search(question) or _GROUP_OWN.search(question):
        group = subject(context[-1], names)
        if group and not own:
            replaced = _GROUP.sub(group, replaced, count=1)
            replaced = _GROUP_OWN.sub(f"{group}’s", replaced, count=1)
    here = _HERE.search(_EXISTENTIAL.sub(lambda found: "x" * len(found.group()), replaced))
    place = last_place(context, names) if here else None
    if here and place:
        replaced = f"{replaced[: here.start()]}{place}{replaced[here.end() :]}"
    match = _THING.search(replaced)
    if match:
        meant = _thing_meant(match.group(), replaced, context[-1], names)
        if meant:
            head, _, _ = match.group().rpartition(" ")
            lead = f"{head} " if head else ""
            replaced = f"{replaced[: match.start()]}{lead}{meant}{replaced[match.end() :]}"
    return replaced


def _thing_meant(pronoun: str, question: str, previous: str, names: NameTable) -> str:
    said = tuple(word.stem for word in words(question))
    named = thing_named(previous, names) if pronoun.lower() == "it" else ""
    found = content_words(named)
    while found and found[-1].stem in said:
        found = found[:-1]
    return named[: found[-1].end] if found else topic(previous, said)
