"""Whose words a question asks for: "what did X say", "X's brother", "according to X"."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.facts.lexicon import load_lexicon
from ingest.names import NameMention
from rag.question.asked_for import say_verbs
from rag.question.times import MONTHS
from rag.words import content_words, words

_SAYING = re.compile(r"\b(?:did|does|do|has|have|had)\b.*?\b(?P<verb>" + say_verbs() + r")\b", re.I)
_LEAD = re.compile(r"\b(?:according to|words of|quotes? (?:from|by|of))\s+$")
_OWNED = re.compile(r"['’]s?\s+(?P<owned>(?:[\w-]+\s+){1,4})$")
_LINK = re.compile(r"\s(?:of|for|in|at|to)\s")
"""What stands between an office and what it is of."""
_BODY = re.compile(
    r"\s+(?P<owned>administration|government|campaign|ministry|office|party|team|family|army)\s+$"
)
_TIMES = frozenset(MONTHS) | {day.lower() for day in calendar.day_name}
_OF_THEIR_OWN = frozenset(
    ["statement", "letter", "report", "memo", "speech", "message", "testimony", "interview",
     "book", "tweet", "post", "diary", "column", "article"]
)  # fmt: skip
"""What somebody has that speaks with the owner's voice: "McKenzie's statement said"."""


@dataclass(frozen=True, slots=True)
class AskedSpeaker:
    """Whose words are asked for: `ids` of the name table, or else `words` that call somebody."""

    ids: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()


def asked_speaker(
    text: str,
    mentions: Sequence[NameMention],
    people: Sequence[tuple[int, int]],
    untold: Sequence[tuple[int, int]],
) -> AskedSpeaker:
    """Return whose words a question of the kind STATEMENT asks for.

    Args:
        text: The question.
        mentions: The names in it that the name table knows.
        people: `(end, name_id)` of the offices in it that mean a person.
        untold: `(start, end)` of the offices in it whose holder no article tells.
    """
    said = _SAYING.search(text)
    for end, name_id in people:
        if said is None or end <= said.start("verb"):
            return AskedSpeaker(ids=frozenset({name_id}))
    for mention in mentions:
        owned = _owned(text[mention.end : said.start("verb")]) if said else frozenset[str]()
        if owned:
            return AskedSpeaker(words=owned)
        if _is_speaker(text, mention, said):
            return AskedSpeaker(ids=frozenset({mention.entry.name_id}))
    return AskedSpeaker(words=_unknown(text, mentions, untold, said))


def _is_speaker(text: str, mention: NameMention, said: re.Match[str] | None) -> bool:
    if _LEAD.search(text[: mention.start].lower()):
        return True
    return mention.entry.kind == "person" and (said is None or mention.end <= said.start("verb"))


def _owned(between: str) -> frozenset[str]:
    """Return the word for somebody of a name's own: "X's brother", "the X administration"."""
    found = _OWNED.match(between) or _BODY.match(between)
    adverbs = load_lexicon("speech")["adverbs"]
    owner = [word.folded for word in content_words(found["owned"])] if found else []
    owner = [word for word in owner if word not in adverbs]
    return frozenset(owner[-1:]) - _OF_THEIR_OWN


def _unknown(
    text: str,
    mentions: Sequence[NameMention],
    untold: Sequence[tuple[int, int]],
    said: re.Match[str] | None,
) -> frozenset[str]:
    """Return the words, folded, of a speaker who is named but whom the name table does not know."""
    if said is None:
        return frozenset()
    for start, end in untold:
        if end <= said.start("verb"):
            office = _LINK.split(text[start:end])[0]
            return frozenset({words(office)[-1].folded})
    known = [(mention.start, mention.end) for mention in mentions]
    return frozenset(
        word.folded
        for word in words(text)
        if word.capital
        and word.folded not in _TIMES
        and said.start() < word.start < said.start("verb")
        and not any(start <= word.start < end for start, end in known)
    )
