"""What a pronoun of a follow-up stands for, in the questions before it."""

import re
from collections.abc import Sequence

from ingest.names import NameMention, NameTable
from rag.question.phrases import Phrase, noun_phrases, pairs_named
from rag.question.times import time_scope
from rag.question.word_classes import is_past
from rag.roles.asking import offices_named
from rag.words import content_words, stopwords, words

_WHO_IS = re.compile(r"^who(?:'s| is| are| was| were) (?P<role>[^?]+)", re.IGNORECASE)
_PLACING = re.compile(r"(?:in|at|on|behind|to|responsible|under)\b", re.IGNORECASE)
_WHO_DOES = re.compile(r"^who (?P<deed>[^?]+)", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|regarding|concerning|on the (?:subject|question) of) (.+)$", re.I)
_AUXILIARY = re.compile(
    r"^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might)\s+", re.I
)
QUESTION_WORDS = re.compile(
    r"^(?:what|who|whom|whose|which|when|where|why|how(?: (?:many|much|long|old|often))?)\b"
    r"(?: (?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)\b)?\s*",
    re.IGNORECASE,
)
_ASKED_GROUP = re.compile(r"^(?:and |but |so )?(?:how many|which|what)\s+$", re.IGNORECASE)
_BE = re.compile(
    r"^\s+(?:(?:is|are|was|were|(?:has|have|had) been|will be|(?:has|have) (?=\w+ed\b))\s+)"
    r"(?=\w+ed\b|about\b|in\b|at\b|on\b|from\b|\w+en\b)",
    re.IGNORECASE,
)
_ASKS_ON = re.compile(
    r"^\s*(?:,|(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)\b|$)", re.I
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
_ASKED_ON = re.compile(r",? (?:(?:for|by|since|until|to|with) )?(?:how|when|why|whom|what|which)\b")
_EMPTY_VERBS = frozenset({"did", "does", "do"})
_DETERMINERS = frozenset({"the", "a", "an", "us"})
LONGEST_DEED = 8
"""Words of what a group does that are taken up with it."""


def last_person(context: Sequence[str], names: NameTable) -> str | None:
    """Return the person that earlier questions spoke of last, by name, office or deed."""
    for earlier in reversed(context):
        people = [found for found in names.find(earlier) if found.entry.kind == "person"]
        if people:
            return earlier[people[-1].start : people[-1].end]
        plain = earlier.replace("’", "'")
        role = _WHO_IS.match(plain)
        if role and _PLACING.match(role["role"]) and content_words(role["role"]):
            return f"the person {role['role'].strip()}"
        offices = offices_named(earlier, names)
        if offices:
            return f"the {earlier[offices[-1].start : offices[-1].end]}"
        described = [one for one in noun_phrases(earlier, names) if one.person and not one.plural]
        if described:
            return described[-1].definite
        if role and content_words(role["role"]):
            told = _ASKED_ON.split(role["role"], maxsplit=1)[0].strip()
            return f"the person {told}" if is_past(told.split()[0].lower()) else told
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


def last_time(previous: str, names: NameTable) -> str | None:
    """Return the time that a question spoke of: "in 2018", "at the time of the first strike"."""
    scope = time_scope(previous)
    if scope is not None:
        return scope.words if " " in scope.words else f"in {scope.words}"
    things = [one for one in noun_phrases(previous, names) if not one.person]
    return f"at the time of {things[0].definite}" if things else None


def _is_a_place(text: str, mention: NameMention) -> bool:
    """Whether a name is a place where it stands, and no "Iranian" of "Iranian missiles"."""
    modifies = re.match(r"\s+[a-z]", text[mention.end :])
    return not modifies or bool(_PLACED.search(text[: mention.start]))


def _words_of(text: str, mention: NameMention) -> str:
    return text[mention.start : mention.end]


def last_group(previous: str, names: NameTable) -> str | None:
    """Return the people or things, several, that a question spoke of; else a body that it names.

    "How many US troops were hurt in Iraq?" gives "the US troops hurt in Iraq".
    """
    groups = [one for one in noun_phrases(previous, names) if one.plural]
    if groups:
        return _with_deed(previous, groups[0]) or groups[0].definite
    pair = next(pairs_named(previous, names), None)
    if pair is not None:
        return " and ".join(pair)
    bodies = [found for found in names.find(previous) if found.entry.kind != "person"]
    named = [found for found in bodies if found.entry.kind == "organisation"] or bodies[-1:]
    return _words_of(previous, named[0]) if named else None


def _with_deed(previous: str, group: Phrase) -> str | None:
    """Return a group that is asked of ("which", "how many") with what it does."""
    if not _ASKED_GROUP.match(previous[: group.start]):
        return None
    rest = previous[group.end :].rstrip("?!. ")
    being = _BE.match(rest)
    if being:
        return f"{group.definite} {_few(rest[being.end() :])}"
    if _ASKS_ON.match(rest):
        return group.definite
    return f"{group.definite} that {_few(rest)}"


def _few(text: str) -> str:
    return " ".join(text.split()[:LONGEST_DEED])


def last_thing(context: Sequence[str], names: NameTable) -> str:
    """Return the one thing that earlier questions spoke of last; empty where there is none."""
    for earlier in reversed(context):
        things = [one for one in noun_phrases(earlier, names) if not one.person and not one.plural]
        objects = [one for one in things if not one.place] or things
        if objects:
            return objects[-1].definite
    return ""


def main_phrase(context: Sequence[str], names: NameTable, *, named: bool = False) -> str:
    """Return what a conversation is about: the last phrase with a name, or else the last one.

    `named` leaves out phrases without a name.
    """
    told = [noun_phrases(earlier, names) for earlier in reversed(context)]
    with_name = [one for phrases in told for one in phrases[::-1] if one.named]
    others = [one for phrases in told for one in phrases[::-1] if one.specific and not named]
    return next((one.definite for one in (*with_name, *others)), "")


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
