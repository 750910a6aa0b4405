"""The names of an article, each place where one stands: titles apart, organisations told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.facts.lexicon import load_lexicon

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİŁŃŇŌŐŒŔŘŚŜŞŠŢŤŨŪŬŮŰŲŹŻŽА-ЯЁІЇЄΑ-Ω"
_WORD = rf"[{_UPPER}][\w-]*(?:[’'](?!s\b|s\Z)\w[\w-]*)*"
_ARABIC = rf"(?:al|el|as|ad|ash|an|at|ar|az)-[{_UPPER}]\w+(?:-\w+)*"
_DOTTED = (
    r"(?:Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Cpl|Adm|Brig|Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Rev"
    r"|St|Jr|Sr|Hon|Pvt|Spc)\."
)
_TOKEN = rf"(?:(?:[{_UPPER}]\.)+(?!\w)|{_DOTTED}|{_WORD}|{_ARABIC})"
_PARTICLE = r"(?:bin|ibn|abu|de|da|del|della|van|von|der|den|du|la|le|di|dos)"
_NAME = re.compile(
    rf"(?<![\w-]){_TOKEN}(?:[^\S\n]+(?:{_PARTICLE}[^\S\n]+){{0,2}}{_TOKEN})*(?P<own>[’']s?(?!\w))?"
)
_LEXICON = load_lexicon("speech")
_TITLES = frozenset(_LEXICON["titles"])
_WEAK_TITLES = frozenset(_LEXICON["title_words_of_organisations"])
_ORGANISATIONS = frozenset(_LEXICON["organisations"])
_PORTFOLIOS = frozenset(_LEXICON["portfolios"])
_OFFICE_OVER = re.compile(r"[A-Z]\w+ (?:of|for)(?: the)?\s\Z")
_PLACES = frozenset(_LEXICON["places"])
_NOT_NAMES = frozenset(_LEXICON["not_names"])
_LEAD = _NOT_NAMES | frozenset(_LEXICON["demonyms"])
_MONTH_SURNAMES = frozenset({"may", "april", "june", "august"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_REACH = 20
_LONGEST_BODY = 60
OFFICE_OF = re.compile(r"[A-Z]\w+ (?:of|for) \Z")
"""What stands before a title's second part: "Secretary of State Mike Pompeo"."""
_PART = re.compile(r"\S+")
_ARTICLE = re.compile(r"\A(?:al|el|as|ad|ash)-")
_THE = re.compile(r"\b[Tt]he\s+(?:[a-z][\w-]*\s+)?\Z")


@dataclass(frozen=True, slots=True)
class NameMention:
    """One place where a name stands.

    `name` is without titles, empty for a title alone; `surname` is what it is recognised by.
    """

    start: int
    end: int
    name: str
    surname: str
    titles: frozenset[str]
    organisation: bool
    possessive: bool


def surname_key(name: str) -> str:
    """Give what a name is recognised by: "Kenneth F. McKenzie Jr." gives "mckenzie"."""
    words = [word.rstrip(".").lower() for word in name.split()]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return _ARTICLE.sub("", words[-1]) if words else ""


def find_mentions(text: str, start: int, end: int) -> Iterator[NameMention]:
    """Find the names in `text[start:end]`, in order.

    "Marine Gen. Kenneth F. McKenzie Jr." is the name "Kenneth F. McKenzie Jr." with the titles
    "marine" and "gen"; "the Pentagon" is the organisation "Pentagon".
    """
    return _with_bodies(text, _mentions(text, start, end))


def _is_group(words: list[tuple[str, int]], keys: list[str]) -> bool:
    """Whether words name no person: "Iraq", "NATO", "BBC Newcastle"."""
    acronyms = [word for word, _ in words if len(word) > 2 and word.isupper() and "." not in word]
    if len(keys) == 1:
        return keys[0] in _PLACES or (words[0][0].isupper() and len(words[0][0]) > 1)
    return 0 < len(acronyms) < len(words) and words[0][0] in acronyms


def _with_bodies(text: str, mentions: Iterator[NameMention]) -> Iterator[NameMention]:
    """Join an organisation to the "of" behind it: "Muslim Council of Britain"."""
    held: NameMention | None = None
    for mention in mentions:
        if held is None:
            held = mention
        elif (
            held.organisation
            and not held.possessive
            and held.end - held.start <= _LONGEST_BODY
            and mention.name
            and text[held.end : mention.start] in (" of ", " of the ")
        ):
            name = text[held.start : mention.end]
            held = replace(
                mention,
                start=held.start,
                name=name,
                surname=surname_key(name),
                titles=frozenset(),
                organisation=True,
            )
        else:
            yield held
            held = mention
    if held is not None:
        yield held


def _mentions(text: str, start: int, end: int) -> Iterator[NameMention]:
    for match in _NAME.finditer(text, start, end):
        words = _words(match)
        if not words:
            continue
        words = _without_portfolio(words, text[max(start, match.start() - _REACH) : match.start()])
        begin = match.start() + words[0][1]
        before = text[max(start, begin - _REACH) : begin]
        last, place = words[-1]
        name, titles, organisation = _classified(words, before)
        finish = match.start() + place + len(last)
        own = match["own"] is not None
        yield NameMention(begin, finish, name, surname_key(name), titles, organisation, own)


def _without_portfolio(words: list[tuple[str, int]], before: str) -> list[tuple[str, int]]:
    """The words behind an office's field: "Minister of Roads Behrouz Tavakoli"."""
    if not _OFFICE_OVER.search(before):
        return words
    first = 0
    while first < len(words) - 1 and _key(words[first][0]) in _PORTFOLIOS:
        first += 1
    return words[first:]


def _key(word: str) -> str:
    return word.rstrip(".").lower()


def _words(match: re.Match[str]) -> list[tuple[str, int]]:
    """The words of a run with their places in it, without those that are no part of a name."""
    words = [(word.group(), word.start()) for word in _PART.finditer(match.group())]
    if match["own"] is not None:
        last, place = words[-1]
        words[-1] = (last[: len(last) - len(match["own"])], place)
    while words and _key(words[0][0]) in _NOT_NAMES:
        words = words[1:]
    while words and _key(words[-1][0]) in _NOT_NAMES:
        if len(words) > 1 and _key(words[-1][0]) in _MONTH_SURNAMES:
            break
        words = words[:-1]
    return words


def _classified(words: list[tuple[str, int]], before: str) -> tuple[str, frozenset[str], bool]:
    """The name within some words, its titles, and whether it is an organisation's."""
    keys = [_key(word) for word, _ in words]
    if _is_organisation(keys, before):
        return " ".join(word for word, _ in words), frozenset(), True
    titles: frozenset[str] = frozenset()
    cut = max((at + 1 for at, key in enumerate(keys) if key in _TITLES), default=0)
    if cut < len(keys) or not set(keys) <= _WEAK_TITLES:
        titles = frozenset(keys[:cut]) | (
            {"prime minister"} if "prime" in keys[:cut] else frozenset()
        )
        words, keys = words[cut:], keys[cut:]
        while len(keys) > 1 and keys[0] in _LEAD:
            words, keys = words[1:], keys[1:]
    is_group = bool(keys) and (_THE.search(before) is not None or _is_group(words, keys))
    name = " ".join(word for word, _ in words)
    return name, titles, is_group and not titles - _WEAK_TITLES


def _is_organisation(keys: list[str], before: str) -> bool:
    """Whether a word of the run makes it an organisation, no title of a person being in it."""
    if not set(keys) & _ORGANISATIONS:
        return False
    if len(keys) > 2 and set(keys[:-2]) & (_TITLES - _WEAK_TITLES):
        return False
    in_title = len(keys) > 2 and keys[0] in _TITLES and OFFICE_OF.search(before) is not None
    return not in_title
