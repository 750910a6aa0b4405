"""The people of one article: which of its names are one person, and the fullest form of each.

Works on one article alone, by the names' own words; spellings that differ between articles are
the names table's.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from ingest.facts.lexicon import load_lexicon
from ingest.facts.name_mentions import NameMention, find_mentions, surname_key

LEAD_REACH = 700
LOOK_BACK = 300
MAX_FORMS = 30
_GENDER = load_lexicon("speech")["gender"]
_FEMALE = frozenset(_GENDER["female"])
_MALE = frozenset(_GENDER["male"])


@dataclass(slots=True)
class _Family:
    """All that an article calls by one surname: where each form stands, and its titles."""

    starts_of: dict[str, list[int]] = field(default_factory=dict)
    titles_of: dict[str, frozenset[str]] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()

    def add(self, mention: NameMention) -> None:
        self.starts_of.setdefault(mention.name, []).append(mention.start)
        self.titles_of[mention.name] = (
            self.titles_of.get(mention.name, frozenset()) | mention.titles
        )
        self.titles |= mention.titles


class People:
    """The names of one article in order, with the fullest form of each."""

    def __init__(self, mentions: tuple[NameMention, ...]) -> None:
        self.mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._families: defaultdict[str, _Family] = defaultdict(_Family)
        # Names that put the family first ("Zhang Weiming"), and people called by the given name.
        self._opened_by: defaultdict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            if mention.name and not mention.organisation:
                self._families[mention.surname].add(mention)
                first, _, rest = mention.name.partition(" ")
                if rest:
                    self._opened_by[first].add(mention.name)

    def named(self, start: int, end: int) -> tuple[str, ...]:
        """Give the people that a stretch of the text names, each by the fullest form."""
        return tuple(
            self.fullest(mention)
            for mention in self.between(start, end)
            if mention.name
            and not mention.organisation
            and (" " in mention.name or self.is_person(mention.name))
        )

    def between(self, start: int, end: int) -> tuple[NameMention, ...]:
        """Give the mentions that begin in a stretch of the text."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.mentions[low:high]

    def fullest(self, mention: NameMention) -> str:
        """Give the longest form that the article uses for the same name.

        A surname that several given names share goes to the one last named before it.
        """
        if mention.organisation or not mention.name:
            return mention.name
        family = self._families[mention.surname]
        forms = [form for form in family.starts_of if _agree(mention.name, form)]
        if forms == [mention.name] and len(opened := self._opened_by[mention.name]) == 1:
            return next(iter(opened))
        full = [form for form in forms if " " in form]
        if " " not in mention.name and len({_given(form) for form in full}) > 1:
            wanted = _gender_of(mention.titles)
            before = {
                form: family.starts_of[form][at - 1]
                for form in full
                if (at := bisect_right(family.starts_of[form], mention.start)) > 0
                and wanted in (None, *_genders(family.titles_of[form], form))
            }
            sure = {
                form: at
                for form, at in before.items()
                if _genders(family.titles_of[form], form) == (wanted,)
            }
            before = sure or before
            if before:
                latest = max(before, key=before.__getitem__)
                forms = [form for form in full if _agree(latest, form)]
        return max(
            _without_descriptions(forms),
            key=lambda form: (len(form.split()), len(form)),
            default=mention.name,
        )

    def gender(self, name: str) -> str | None:
        """Give "he" or "she" where titles or the given name tell, else None."""
        family = self._families[surname_key(name)]
        return _gender_of(family.titles | {name.split()[0].lower()}) if name else None

    def is_person(self, name: str) -> bool:
        """Whether more than capitals makes this a person: a title, a given name, a surname."""
        family = self._families[surname_key(name)]
        lengths = {len(form.split()) for form in family.starts_of}
        return bool(family.titles) or len(lengths) > 1 or self.gender(name) is not None

    def with_role(self, titles: frozenset[str], before: int) -> str | None:
        """Give the last person named before a place with one of some titles."""
        high = bisect_left(self._starts, before)
        for mention in reversed(self.mentions[max(0, high - LOOK_BACK) : high]):
            if (
                mention.name
                and not mention.organisation
                and self._families[mention.surname].titles & titles
            ):
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
        return bool(self._families[surname_key(name)].titles & titles)


def _gender_of(clues: frozenset[str]) -> str | None:
    female, male = bool(clues & _FEMALE), bool(clues & _MALE)
    if female == male:
        return None
    return "she" if female else "he"


def _genders(titles: frozenset[str], form: str) -> tuple[str, ...]:
    """The genders that a full name leaves open."""
    gender = _gender_of(titles | {form.split()[0].lower()})
    return ("he", "she") if gender is None else (gender,)


def _given(name: str) -> str:
    return name[:1].lower()


def _without_descriptions(forms: list[str]) -> list[str]:
    """Drop "Teenager Sania Mirza" where the article also says "Sania Mirza"."""
    full = [form for form in forms if " " in form][:MAX_FORMS]
    return [form for form in forms if not any(form.endswith(f" {other}") for other in full)]


def _agree(one: str, other: str) -> bool:
    """Whether two names of one surname can be one person: no given names that differ."""
    return " " not in one or " " not in other or _given(one) == _given(other)


def find_people(text: str, start: int, end: int) -> People:
    """Find the people and organisations named in `text[start:end]`."""
    return People(tuple(find_mentions(text, start, end)))
