"""The names of an article: where they stand, and which of them are one person.

Works on one article alone, by the names' own words; spellings that differ between articles are
the names table's.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.facts.lexicon import load_lexicon

LEAD_REACH = 700
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
_NOT_NAMES = frozenset(_LEXICON["not_names"])
_LEAD = _NOT_NAMES | frozenset(_LEXICON["demonyms"])
_FEMALE = frozenset(_LEXICON["gender"]["female"])
_MALE = frozenset(_LEXICON["gender"]["male"])
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_THE = re.compile(r"\b[Tt]he\s+(?:[a-z][\w-]*\s+)?\Z")


@dataclass(frozen=True, slots=True)
class NameMention:
    """One place where a name stands. `name` is without titles, empty for a title alone."""

    start: int
    end: int
    name: str
    titles: frozenset[str]
    organisation: bool
    possessive: bool

    @property
    def surname(self) -> str:
        """The last word of the name without "Jr.", in lower case and without "al-"."""
        return surname_key(self.name)


def surname_key(name: str) -> str:
    """Give what a name is recognised by: "Kenneth F. McKenzie Jr." gives "mckenzie"."""
    words = [word.rstrip(".").lower() for word in name.split()]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return re.sub(r"\A(?:al|el|as|ad|ash)-", "", words[-1]) if words else ""


class People:
    """The names of one article in order, with the fullest form of each."""

    def __init__(self, mentions: tuple[NameMention, ...]) -> None:
        self.mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._by_surname: defaultdict[str, list[NameMention]] = defaultdict(list)
        for mention in mentions:
            if mention.name and not mention.organisation:
                self._by_surname[mention.surname].append(mention)

    def between(self, start: int, end: int) -> tuple[NameMention, ...]:
        """Give the mentions that begin in a stretch of the text."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.mentions[low:high]

    def fullest(self, mention: NameMention) -> str:
        """Give the longest form that the article uses for the same name."""
        if mention.organisation or not mention.name:
            return mention.name
        same = [other for other in self._by_surname[mention.surname] if _agree(mention, other)]
        forms = {other.name for other in same}
        givens = {_given(form) for form in forms if len(form.split()) > 1}
        if len(mention.name.split()) == 1 and len(givens) > 1:
            before = [
                other
                for other in same
                if len(other.name.split()) > 1
                and other.start <= mention.start
                and self._gender_fits(mention, other)
            ]
            if before:
                return self.fullest(before[-1])
        return max(forms, key=lambda form: (len(form.split()), len(form)), default=mention.name)

    def gender(self, name: str) -> str | None:
        """Give "he" or "she" where titles or the given name tell, else None."""
        titles = frozenset[str]().union(
            *(other.titles for other in self._by_surname[surname_key(name)])
        )
        clues = titles | {name.split()[0].lower()} if name else titles
        female, male = bool(clues & _FEMALE), bool(clues & _MALE)
        if female == male:
            return None
        return "she" if female else "he"

    def is_person(self, name: str) -> bool:
        """Whether more than capitals makes this a person: a title, a given name, a surname."""
        same = self._by_surname[surname_key(name)]
        return (
            any(mention.titles for mention in same)
            or len({len(mention.name.split()) for mention in same}) > 1
            or self.gender(name) is not None
        )

    def with_role(self, titles: frozenset[str], before: int) -> str | None:
        """Give the last person named before a place with one of some titles."""
        for mention in reversed(self.between(0, before)):
            if mention.name and not mention.organisation:
                known = self._by_surname[mention.surname]
                if any(other.titles & titles for other in known if _agree(mention, other)):
                    return self.fullest(mention)
        return None

    def next_with_role(self, titles: frozenset[str], after: int) -> str | None:
        """Give the first person named within `LEAD_REACH` behind a place with one of some titles.

        A report's first sentence often names a person by the office alone.
        """
        for mention in self.between(after, after + LEAD_REACH):
            if mention.name and not mention.organisation and mention.titles & titles:
                return self.fullest(mention)
        return None

    def has_title(self, name: str, titles: frozenset[str]) -> bool:
        """Whether the article gives the bearer of a name one of some titles."""
        return any(mention.titles & titles for mention in self._by_surname[surname_key(name)])

    def _gender_fits(self, mention: NameMention, other: NameMention) -> bool:
        wanted = "she" if mention.titles & _FEMALE else None
        wanted = "he" if mention.titles & _MALE and wanted is None else wanted
        return wanted is None or self.gender(other.name) in (None, wanted)


def _given(name: str) -> str:
    return name.split()[0].rstrip(".").lower()[:1]


def _agree(one: NameMention, other: NameMention) -> bool:
    """Whether two names of one surname can be one person: no given names that differ."""
    if one.surname != other.surname:
        return False
    if len(one.name.split()) == 1 or len(other.name.split()) == 1:
        return True
    return _given(one.name) == _given(other.name)


def find_people(text: str, start: int, end: int) -> People:
    """Find the names in `text[start:end]`.

    "Marine Gen. Kenneth F. McKenzie Jr." is the name "Kenneth F. McKenzie Jr." with the titles
    "marine" and "gen"; "the Pentagon" is the organisation "Pentagon".
    """
    return People(tuple(_mentions(text, start, end)))


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
        while keys and keys[-1] in dropped:
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
            acronym = len(keys) == 1 and len(words[0][0]) > 1 and words[0][0].isupper()
            has_article = _THE.search(text, max(start, begin - 20), begin) is not None
            is_organisation = bool(keys) and not strong and (acronym or has_article)
        finish = match.end() if not words else match.start() + words[-1][1] + len(words[-1][0])
        name = " ".join(word for word, _ in words)
        yield NameMention(
            begin, finish, name, own_titles, is_organisation, match["own"] is not None
        )
