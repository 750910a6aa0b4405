"""Offices that a question speaks of: one that it asks the holder of, or a person meant by one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.names import NameEntry, NameMention, NameTable
from rag.question.times import MONTHS
from rag.roles.asking_patterns import BEARER, BY_NOW, EARLIER, HOLDER, LINK
from rag.roles.vocabulary import (
    is_past,
    means_the_whole,
    office,
    tells_tenure,
)
from rag.words import Word, content_words, stopwords, words

_DETERMINERS = frozenset({"the", "this", "that", "his", "her", "their", "its", "our"})
_MOST_WORDS_BEFORE = 4
MOST_WORDS_BEHIND = 3
"""More words than these behind \"of\" are a clause, and no name of what is led."""


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office as a question names it.

    `noun` is the noun of office, in one spelling; `qualifiers` the words that must be said with
    it ("prime", "defense"), `of` the names ("Iraq", "Central Command"). `start` and `end` are
    offsets in the question. `former` where the question itself says that it is no longer held.
    """

    noun: str
    qualifiers: tuple[Word, ...]
    of: tuple[NameMention, ...]
    start: int
    end: int
    former: bool = False


def holder_asked(question: str, names: NameTable) -> OfficePhrase | None:
    """Return the office whose holder a question asks for ("Who is the mayor of Leeds?")."""
    for pattern in HOLDER:
        match = pattern.search(question)
        if match is None:
            continue
        given = match.groupdict()
        if given.get("leads"):
            start, end = match.span("of")
            mentions = _within(names.find(question), start, end)
            if mentions and not _narrowed(question[start:end], mentions, start):
                return OfficePhrase("head", (), mentions, match.start("leads"), end)
        elif found := _phrase(question, *match.span("office"), names):
            return found
    return None


def _narrowed(led: str, mentions: tuple[NameMention, ...], offset: int) -> bool:
    """Whether a part of what is named is led ("Iraqi air defence"), of which no office is known."""
    return any(
        not _covered(word, mentions, "", offset)
        and not means_the_whole(word.folded)
        and not _is_dated(word)
        for word in content_words(led)
    )


def _is_dated(word: Word) -> bool:
    return word.number or word.folded in MONTHS


def bearer_asked(question: str, known: Sequence[tuple[int, int, NameEntry]]) -> NameEntry | None:
    """Return the person of whom a question asks who or what that is ("Who is Ada Reed?").

    `known` are the names of the question with their offsets.
    """
    for pattern in BEARER:
        match = pattern.search(question)
        if match is None:
            continue
        first, last = match.span("name")
        for start, end, entry in known:
            if entry.kind != "person" or start < first or end > last:
                continue
            rest = words(f"{question[first:start]} {question[end:last]}")
            if all(_goes_with_a_name(word.folded) for word in rest):
                return entry
    return None


def asks_what_is(question: str) -> bool:
    """Whether a question of who somebody is asks for what that is by now."""
    return bool(BY_NOW.search(question))


def asks_what_was(question: str) -> bool:
    """Whether a question of who somebody is asks what that was before."""
    return bool(EARLIER.search(question))


def _goes_with_a_name(folded: str) -> bool:
    return bool(office(folded)) or folded in _DETERMINERS or len(folded) == 1


def offices_named(question: str, names: NameTable) -> tuple[OfficePhrase, ...]:
    """Return the definite offices that a question means people by ("the defense secretary")."""
    mentions = names.find(question)
    found = [word for word in words(question) if not _covered(word, mentions, "person")]
    phrases: list[OfficePhrase] = []
    for place, word in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        if not _heads_phrase(question, word, following) or _beside_a_name(question, word, mentions):
            continue
        start = _phrase_start(question, found[: place + 1], mentions)
        if start is None or (phrases and start < phrases[-1].end):
            continue
        of = re.match(rf"\s+{LINK}\s+(?:the\s+)?", question[word.end :])
        end = word.end
        if of:
            behind = word.end + of.end()
            led = _led(question, behind) if of.group().split()[0] == "of" else word.end
            end = next((m.end for m in mentions if m.start == behind), led or word.end)
        if phrase := _phrase(question, start, end, names):
            phrases.append(phrase)
    return tuple(phrases)


def _led(question: str, behind: int) -> int:
    """Return where the first word of what is led ends ("the joint chiefs"), or 0 for none."""
    word = next((word for word in words(question) if word.start == behind), None)
    if word is None or word.folded in stopwords() or means_the_whole(word.folded):
        return 0
    return word.end


def _heads_phrase(question: str, word: Word, following: Word | None) -> bool:
    """Whether a word is one person's office and the last word of its phrase."""
    if not office(word.folded) or (word.folded.endswith("s") and office(word.folded[:-1])):
        return False
    if following is None:
        return True
    apart = question[word.end : following.start].strip()
    return bool(apart) or not office(following.folded)


def _beside_a_name(question: str, word: Word, mentions: tuple[NameMention, ...]) -> bool:
    """Whether a title stands before its bearer's name ("General McKenzie")."""
    return any(
        mention.entry.kind == "person"
        and word.end <= mention.start
        and all(office(between.folded) for between in words(question[word.end : mention.start]))
        and not re.search(r"[,;:?]", question[word.end : mention.start])
        for mention in mentions
    )


def _phrase_start(
    question: str, found: list[Word], mentions: tuple[NameMention, ...]
) -> int | None:
    """Return where a definite phrase that ends in an office begins; None for "a", "which"."""
    start = found[-1].start
    for word in reversed(found[:-1][-_MOST_WORDS_BEFORE:]):
        if word.folded in _DETERMINERS:
            return start
        owner = next((m for m in mentions if m.start <= word.start < m.end), None)
        if owner and owner.entry.kind != "person":
            start = owner.start
            continue
        if word.folded in stopwords() or question[word.end : start].strip(" ’'s-"):
            break
        start = word.start
    first = next((m for m in mentions if m.start == start), None)
    return start if first else None


def _phrase(question: str, start: int, end: int, names: NameTable) -> OfficePhrase | None:
    """Read "(the) US defense secretary" or "head of the PMF"; None where it is no office."""
    mentions = _within(names.find(question), start, end)
    if any(mention.entry.kind == "person" for mention in mentions):
        return None
    text = question[start:end]
    found = [word for word in words(text) if not _covered(word, mentions, "", start)]
    link = re.search(rf"\s{LINK}\s", text)
    limit = link.start() if link else len(text)
    heads = [word for word in found if word.start < limit]
    if not heads or not (noun := office(heads[-1].folded)):
        return None
    behind = [word for word in found if word.start >= limit and word.folded not in stopwords()]
    if link and any(not word.capital for word in behind[:-1]) and len(behind) > 3:
        return None
    qualifiers = tuple(
        word
        for word in (*heads[:-1], *behind)
        if word.folded not in stopwords()
        and word.folded not in ("charge", "head")
        and not _is_dated(word)
        and not tells_tenure(word.folded)
    )
    return OfficePhrase(
        noun,
        qualifiers,
        mentions,
        start,
        end,
        former=any(is_past(word.folded) for word in heads),
    )


def _within(mentions: tuple[NameMention, ...], start: int, end: int) -> tuple[NameMention, ...]:
    return tuple(m for m in mentions if start <= m.start and m.end <= end)


def _covered(word: Word, mentions: tuple[NameMention, ...], kind: str, offset: int = 0) -> bool:
    """Whether a word, read from `offset` on, stands in a name (of a kind, if one is given)."""
    return any(
        m.start <= word.start + offset < m.end and (not kind or m.entry.kind == kind)
        for m in mentions
    )
