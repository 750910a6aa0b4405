"""Follow-up questions made to stand alone, from the earlier questions of the same conversation.

"And in Syria?" takes the place of the place in the question before; "he" becomes the person
spoken of last; "why?" repeats what was asked. Answers and refusals are never looked at, so
neither can become evidence. A question that needs nothing from before is left as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.names import NameMention, NameTable
from rag.question.times import time_scope
from rag.words import content_words, stopwords, words

_OPENING = re.compile(
    r"^(?:and|but|so|then|also|or|what about|how about|and what about|and how about|"
    r"what of|same for|ok(?:ay)?,?|well,?)\b[\s,]*",
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
_WHO_IS = re.compile(r"^who(?:'s| is| are| was| were) (?P<role>[^?]+)", re.IGNORECASE)
_WHO_DOES = re.compile(r"^who (?P<deed>[^?]+)", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|regarding|concerning|on the (?:subject|question) of) (.+)$", re.I)
_PLURAL = re.compile(
    r"^((?:the |these |those |any |all )?(?:[\w’'-]+ ){0,2}?[\w’'-]*[^s\W]s)\b", re.I
)
_AUXILIARY = re.compile(
    r"^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might)\s+", re.I
)
_BARE = re.compile(
    r"^(?:why|when|where|who|how|how many|how much|how long|since when|which one|which ones|"
    r"says who|who said (?:so|that|it)|and|really|why not)\??$",
    re.IGNORECASE,
)
_WH = re.compile(
    r"^(?:what|who|whom|whose|which|when|where|why|how(?: (?:many|much|long|old|often))?)\b"
    r"(?: (?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)\b)?\s*",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"^(in|at|from|to|for|on|by|with|during|before|after|since)\s+", re.I)


_PREPOSITION_BEFORE = re.compile(
    r"\b(?:in|at|from|to|for|on|by|with|during|before|after|since)\s+(?:the\s+)?$", re.IGNORECASE
)
_DETERMINERS = frozenset({"the", "a", "an", "us"})


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
        return Resolved(f"{_capital(bare.rstrip('?'))}, {_topic(previous, ())}?", used_history=True)
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
    return not _WH.match(bare) and not _VERB.search(bare) and len(words(bare)) <= 6


def _stands_alone(bare: str, names: NameTable) -> bool:
    return bool(names.find(bare)) or len(content_words(bare)) >= 3


def _substituted(previous: str, fragment: str, names: NameTable) -> str:
    """Put a fragment in the place of the part of the previous question that is of its kind."""
    part = fragment.rstrip("?!. ")
    span = _same_kind(previous, part, names)
    if span is None:
        joined = " " if _PREPOSITION.match(part) else ", "
        return f"{previous.rstrip('?!. ')}{joined}{part[:1].lower() + part[1:]}?"
    start, end = span
    preposition = _PREPOSITION.match(part)
    before = previous[:start]
    if preposition:
        before = _PREPOSITION_BEFORE.sub("", before)
    return f"{before}{part}{previous[end:]}"


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
        person = _last_person(context, names)
        if person:
            replaced = _PERSON.sub(person, replaced, count=1)
            replaced = _PERSON_OWN.sub(f"{person}’s", replaced, count=1)
    if _GROUP.search(question) or _GROUP_OWN.search(question):
        group = _subject(context[-1], names)
        if group and not own:
            replaced = _GROUP.sub(group, replaced, count=1)
            replaced = _GROUP_OWN.sub(f"{group}’s", replaced, count=1)
    here = _HERE.search(_EXISTENTIAL.sub(lambda found: "x" * len(found.group()), replaced))
    place = _last_place(context, names) if here else None
    if here and place:
        replaced = f"{replaced[: here.start()]}in {place}{replaced[here.end() :]}"
    match = _THING.search(replaced)
    if match:
        topic = _topic(context[-1], tuple(word.stem for word in words(replaced)))
        if topic:
            head, _, _ = match.group().rpartition(" ")
            lead = f"{head} " if head else ""
            replaced = f"{replaced[: match.start()]}{lead}{topic}{replaced[match.end() :]}"
    return replaced


def _last_person(context: Sequence[str], names: NameTable) -> str | None:
    for earlier in reversed(context):
        people = [found for found in names.find(earlier) if found.entry.kind == "person"]
        if people:
            return earlier[people[-1].start : people[-1].end]
        plain = earlier.replace("’", "'")
        role = _WHO_IS.match(plain)
        if role and content_words(role.group("role")):
            return role.group("role").strip()
        deed = _WHO_DOES.match(plain)
        if deed and not _AUXILIARY.match(deed.group("deed")):
            return f"the person who {deed.group('deed').strip()}"
    return None


def _last_place(context: Sequence[str], names: NameTable) -> str | None:
    for earlier in reversed(context):
        places = [found for found in names.find(earlier) if found.entry.kind == "place"]
        if places:
            return _words_of(earlier, places[-1])
    return None


def _words_of(text: str, mention: NameMention) -> str:
    return text[mention.start : mention.end]


def _subject(previous: str, names: NameTable) -> str | None:
    """Return the first plural noun group of a question, or the last name in it.

    "How many US troops are in Iraq?" gives "US troops".
    """
    rest = _AUXILIARY.sub("", _WH.sub("", previous))
    group = _PLURAL.match(rest)
    if group and content_words(group.group(1)):
        return group.group(1)
    mentions = names.find(previous)
    return _words_of(previous, mentions[-1]) if mentions else None


def _topic(previous: str, said: tuple[str, ...]) -> str:
    """Return what a question is about, without its question word and what `said` repeats."""
    plain = previous.rstrip("?!. ")
    about = _ABOUT.search(plain)
    if about:
        return about.group(1)
    rest = _AUXILIARY.sub("", _WH.sub("", plain))
    kept = [word for word in words(rest) if word.stem not in said or word.folded in stopwords()]
    while kept and kept[0].folded in stopwords() - _DETERMINERS:
        kept.pop(0)
    return rest[kept[0].start :].strip() if kept else ""
