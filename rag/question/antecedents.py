"""What a pronoun of a follow-up stands for, in the questions before it."""

import re
from collections.abc import Sequence

from ingest.names import NameMention, NameTable
from rag.question.counted import counted_noun
from rag.roles.asking import offices_named
from rag.words import content_words, stopwords, words

_WHO_IS = re.compile(r"^who(?:'s| is| are| was| were) (?P<role>[^?]+)", re.IGNORECASE)
_PLACING = re.compile(r"(?:in|at|on|behind|to|responsible|under)\b", re.IGNORECASE)
_WHO_DOES = re.compile(r"^who (?P<deed>[^?]+)", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|regarding|concerning|on the (?:subject|question) of) (.+)$", re.I)
_PLURAL = re.compile(
    r"^((?:the |these |those |any |all )?(?:[\w’'-]+ ){0,2}?[\w’'-]*[^s\W]s)\b", re.I
)
_AUXILIARY = re.compile(
    r"^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might)\s+", re.I
)
QUESTION_WORDS = re.compile(
    r"^(?:what|who|whom|whose|which|when|where|why|how(?: (?:many|much|long|old|often))?)\b"
    r"(?: (?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)\b)?\s*",
    re.IGNORECASE,
)
_THING_NAMED = re.compile(
    r"\b(?:an?|the|his|her|their|its|any|some|this|that)\s+(?P<thing>(?:[\w’'-]+ ){0,3}[\w’'-]+)$",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:in|at|on|to|from|near|into|of|across|about|outside|inside)\s+(?:the\s+)?$", re.IGNORECASE
)
_WHERE = re.compile(
    r"^where (?P<verb>is|are|was|were|did|does|do|has|have|had|will)\s+"
    r"(?P<subject>(?:the |an? |his |her |their )?(?:[\w’'-]+ )*?[\w’'-]+)"
    r"(?: (?P<deed>[\w’'-]+))\s*\??$",
    re.IGNORECASE,
)
_EMPTY_VERBS = frozenset({"did", "does", "do"})
_DETERMINERS = frozenset({"the", "a", "an", "us"})


def last_person(context: Sequence[str], names: NameTable) -> str | None:
    """Return the person that earlier questions spoke of last, by name, office or deed."""
    for earlier in reversed(context):
        people = [found for found in names.find(earlier) if found.entry.kind == "person"]
        if people:
            return earlier[people[-1].start : people[-1].end]
        offices = offices_named(earlier, names)
        if offices:
            return f"the {earlier[offices[-1].start : offices[-1].end]}"
        plain = earlier.replace("’", "'")
        role = _WHO_IS.match(plain)
        if role and content_words(role.group("role")):
            told = role.group("role").strip()
            return f"the person {told}" if _PLACING.match(told) else told
        deed = _WHO_DOES.match(plain)
        if deed and not _AUXILIARY.match(deed.group("deed")):
            return f"the person who {deed.group('deed').strip()}"
    return None


def last_place(context: Sequence[str], names: NameTable) -> str | None:
    """Return where earlier questions spoke of last: "in Syria", "where the missiles hit"."""
    for earlier in reversed(context):
        places = [
            found
            for found in names.find(earlier)
            if found.entry.kind == "place" and _is_a_place(earlier, found)
        ]
        if places:
            return f"in {_words_of(earlier, places[-1])}"
        asked = _WHERE.match(earlier)
        if asked:
            verb = "" if asked["verb"].lower() in _EMPTY_VERBS else f" {asked['verb']}"
            return f"where {asked['subject']}{verb} {asked['deed']}".rstrip()
    return None


def _is_a_place(text: str, mention: NameMention) -> bool:
    """Whether a name is a place where it stands, and no "Iranian" of "Iranian missiles"."""
    modifies = re.match(r"\s+[a-z]", text[mention.end :])
    return not modifies or bool(_PLACED.search(text[: mention.start]))


def _words_of(text: str, mention: NameMention) -> str:
    return text[mention.start : mention.end]


def subject(previous: str, names: NameTable) -> str | None:
    """Return the first plural noun group of a question, or the last name in it but a person's.

    "How many US troops are in Iraq?" gives "US troops".
    """
    rest = _AUXILIARY.sub("", QUESTION_WORDS.sub("", previous))
    group = _PLURAL.match(rest)
    if group and content_words(group.group(1)):
        return group.group(1)
    groups = [found for found in names.find(previous) if found.entry.kind != "person"]
    return _words_of(previous, groups[-1]) if groups else None


def counted_things(previous: str) -> str:
    """Return what a "how many" question counts: "the recommendations"; empty for another one."""
    noun = counted_noun(previous)
    return f"the {previous[noun.start : noun.end]}" if noun else ""


def thing_named(previous: str, names: NameTable) -> str:
    """Return the last thing that a question names, if it ends with it: "a guard boat"."""
    plain = previous.rstrip("?!. ")
    match = _THING_NAMED.search(plain)
    if match is None or names.find(match["thing"]) or offices_named(match.group(), names):
        return ""
    return f"the {match['thing']}"


def topic(previous: str, said: tuple[str, ...]) -> str:
    """Return what a question is about, without its question word and what `said` repeats."""
    plain = previous.rstrip("?!. ")
    about = _ABOUT.search(plain)
    if about:
        return about.group(1)
    rest = _AUXILIARY.sub("", QUESTION_WORDS.sub("", plain))
    kept = [word for word in words(rest) if word.stem not in said or word.folded in stopwords()]
    while kept and kept[0].folded in stopwords() - _DETERMINERS:
        kept.pop(0)
    return rest[kept[0].start : kept[-1].end] if kept else ""
