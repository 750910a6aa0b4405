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
_PLACES = frozenset(_LEXICON["places"])
_NOT_NAMES = frozenset(_LEXICON["not_names"])
_LEAD = _NOT_NAMES | frozenset(_LEXICON["demonyms"])
_MONTH_SURNAMES = frozenset({"may", "april", "june", "august"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
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
    return re.sub(r"\A(?:al|el|as|ad|ash)-", "", words[-1]) if words else ""


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
    titles, organisations, weak = _TITLES, _ORGANISATIONS, _WEAK_TITLES
    lead, dropped = _LEAD, _NOT_NAMES
    for match in _NAME.finditer(text, start, end):
        words = [(word.group(), word.start()) for word in re.finditer(r"\S+", match.group())]
        if match["own"] is not None:
            last, place = words[-1]
            words[-1] = (last[: len(last) - len(match["own"])], place)
        keys = [word.rstrip(".").lower() for word, _ in words]
        while keys and keys[0] in dropped:
            keys, words = keys[1:], words[1:]
        while keys and keys[-1] in dropped and not (len(keys) > 1 and keys[-1] in _MONTH_SURNAMES):
            keys, words = keys[:-1], words[:-1]
        if not keys:
            continue
        begin = match.start() + words[0][1]
        is_organisation = bool(set(keys) & organisations) and not (
            len(keys) > 2 and set(keys[:-2]) & (titles - weak)
        )
        own_titles: frozenset[str] = frozenset()
        if not is_organisation:
            cut = max((at + 1 for at, key in enumerate(keys) if key in titles), default=0)
            if cut < len(keys) or not set(keys) <= weak:
                own_titles = frozenset(keys[:cut])
                if "prime" in own_titles:
                    own_titles |= {"prime minister"}
                words, keys = words[cut:], keys[cut:]
                while len(keys) > 1 and keys[0] in lead:
                    words, keys = words[1:], keys[1:]
            strong = own_titles - weak
            has_article = _THE.search(text, max(start, begin - 20), begin) is not None
            is_organisation = bool(keys) and not strong and (has_article or _is_group(words, keys))
        finish = match.end() if not words else match.start() + words[-1][1] + len(words[-1][0])
        name = " ".join(word for word, _ in words)
        yield NameMention(
            begin,
            finish,
            name,
            surname_key(name),
            own_titles,
            is_organisation,
            match["own"] is not None,
        )
