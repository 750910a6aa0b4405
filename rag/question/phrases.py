"""The noun phrases of a question: whom, what and where it names or describes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.names import NameMention, NameTable
from rag.question.word_classes import is_nounish, is_past, is_several, word_class
from rag.roles.vocabulary import names_people
from rag.words import Word, stopwords, words

MOST_LINKS = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at `text[start:end]`; `head` is the word of what it is.

    `asked` says that it is what a question asks for: "which vaccine".
    """

    text: str
    start: int
    end: int
    head: str
    named: bool
    person: bool
    place: bool
    plural: bool
    asked: bool

    @property
    def definite(self) -> str:
        """The phrase as it is taken up again: "a guard boat" as "the guard boat"."""
        first, _, rest = self.text.partition(" ")
        if first.lower() in ("a", "an", "any", "some", "this", "these", "those"):
            return f"the {rest}"
        if first[:1].isupper() or first.lower() in word_class("owners") | word_class("determiners"):
            return self.text
        return f"the {self.text}"

    @property
    def owned(self) -> bool:
        """Whether it says whose or which it is: "the books of the library"."""
        return " of " in self.text

    @property
    def specific(self) -> bool:
        """Whether it is of something certain, by a determiner, an owner or a name."""
        first = self.text.partition(" ")[0].lower()
        return self.named or self.asked or first in word_class("owners") | word_class("determiners")


def noun_phrases(text: str, names: NameTable) -> tuple[Phrase, ...]:
    """Return the noun phrases of a question in the order of their first words."""
    reading = _Reading(text, words(text), {one.start: one for one in names.find(text)})
    phrases = []
    at = 0
    while at < len(reading.found):
        ends = reading.ends(at)
        if not ends:
            at += 1
            continue
        told = reading.found[at : ends[-1]]
        phrase = _phrase(text, told, reading.mentions)
        if phrase is not None:
            phrases.append(phrase)
        at = ends[-1] if phrase is not None else ends[0]
    return tuple(phrases)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A question's words, and the names in it by where they start."""

    text: str
    found: Sequence[Word]
    mentions: dict[int, NameMention]

    def ends(self, at: int) -> list[int]:
        """Return the places behind the parts of the phrase that begins at a word; none if none."""
        before = self.found[at - 1].folded if at else ""
        asks = before in word_class("before_base")
        end = self._simple_end(at, asks=asks)
        ends = [end] if end > at else []
        while ends and len(ends) <= MOST_LINKS and end + 1 < len(self.found):
            further = end + (1 if self._is_participle(end) else 0)
            if further + 1 >= len(self.found) or not self._links(further):
                break
            if not (self._adjoin(end) and self._adjoin(further) and self._adjoin(further + 1)):
                break
            end = self._simple_end(further + 1, asks=asks)
            if end == further + 1:
                break
            ends.append(end)
        return ends

    def _links(self, place: int) -> bool:
        link = self.found[place].folded
        return link in word_class("links") or (
            link in word_class("about") and self.found[place - 1].folded in word_class("written")
        )

    def _is_participle(self, place: int) -> bool:
        """Whether a word may open what happened to a thing: "the soldier killed at"."""
        word = self.found[place]
        return is_past(word.folded) and word.folded not in stopwords()

    def _simple_end(self, at: int, *, asks: bool) -> int:
        """Return the place behind a determiner and the nouns that follow it without a break."""
        place = at + (self.found[at].folded in word_class("determiners") | word_class("owners"))
        bare, first = place == at, place
        while place < len(self.found) and (place == at or self._adjoin(place)):
            mention = self.mentions.get(self.found[place].start)
            if mention is not None:
                while place < len(self.found) and self.found[place].start < mention.end:
                    place += 1
                continue
            leads = place == first and not bare
            verbal = (bare or asks) and not self._is_verb_at(place + 1)
            if not is_nounish(self.found[place], leads=leads, verbal=verbal):
                break
            place += 1
        return place if place > first else at

    def _is_verb_at(self, place: int) -> bool:
        """Whether a verb follows, so that the word before is none: "the limit (on speed) come"."""
        later = self.found[place:]
        if later and later[0].folded in word_class("links"):
            told = pairwise(later)
            return any(
                b.folded in word_class("base") and a.folded not in word_class("links")
                for a, b in told
            )
        return bool(later) and later[0].folded in word_class("base")

    def _adjoin(self, place: int) -> bool:
        """Whether nothing but a blank stands between a word and the one before it."""
        between = self.text[self.found[place - 1].end : self.found[place].start]
        return not between.strip()


def _phrase(text: str, told: Sequence[Word], mentions: dict[int, NameMention]) -> Phrase | None:
    """Return the phrase of these words, or None for one that only tells a time or an amount."""
    head = _head(told)
    first, last = told[0], told[-1]
    if head.folded in word_class("times") or head.number:
        return None
    ends = [one for start, one in mentions.items() if first.start <= start < last.end]
    own = [one for one in ends if one.end >= head.end and one.start <= head.start]
    kind = own[0].entry.kind if own else None
    return Phrase(
        text=text[first.start : last.end],
        start=first.start,
        end=last.end,
        head=head.folded,
        named=bool(ends),
        person=kind == "person" or (kind is None and names_people(head.folded)),
        place=kind == "place" and own[0].end >= last.end,
        plural=is_several(head.folded) and not head.capital,
        asked=text[: first.start].rstrip().lower().endswith(("which", "what")),
    )


def _head(told: Sequence[Word]) -> Word:
    """Return the last noun before the first preposition."""
    for place, word in enumerate(told):
        if place and word.folded in word_class("links") | word_class("about"):
            before = told[place - 1]
            return told[place - 2] if is_past(before.folded) and place > 1 else before
    return told[-1]


def pairs_named(text: str, names: NameTable) -> Iterator[tuple[str, str]]:
    """Yield the two of each "X and Y" of names, for "the former" and "the latter"."""
    found = names.find(text)
    for one, other in pairwise(found):
        if re.fullmatch(
            r",?\s+(?:and|or|und)\s+(?:the\s+)?(?:[A-Z]\w+\s+)?", text[one.end : other.start]
        ):
            yield text[one.start : one.end], text[other.start : other.end]
