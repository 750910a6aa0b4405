"""Who did it to whom: a claim that turns round what its evidence says.

"The army attacked the rebels" has the very words of "The rebels attacked the army". Where a claim
and its evidence have one verb between the same two, the sides must be the same, with "was attacked
by" read as the other way round. Only verbs that stand directly between their two are looked at, so
that what is found is sure, and much is not found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.names import NameTable
from rag.checking.problems import Problem, ProblemKind
from rag.words import Word, stem, stopwords, words

REACH = 3
"""Words of a doer, and of the one it is done to, that are looked at beside the verb."""
_BE = frozenset(("am", "is", "are", "was", "were", "be", "been", "being"))
_RELATIVE = frozenset(("who", "which", "that"))
_AUXILIARIES = frozenset(
    ("have", "has", "had", "will", "would", "shall", "should", "can", "could", "may", "might",
     "must", "do", "does", "did", "also", "then", "later", "again", "already", "not", "never")
)  # fmt: skip
_BEFORE_VERB = _BE | _RELATIVE | _AUXILIARIES
_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "some",
     "any", "all", "both", "every", "each")
)  # fmt: skip
# Verbs of meeting, marrying and likeness (Levin 1993, classes 36.1 to 36.3 and 22.2): what one
# does, the other does too.
_MUTUAL = frozenset(
    map(stem, (
        "meet", "met", "marry", "married", "wed", "divorce", "date", "kiss", "hug", "embrace",
        "fight", "fought", "battle", "debate", "play", "box", "face", "join", "rival", "resemble",
        "equal", "match", "border", "adjoin", "and", "versus", "vs",
    ))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody does something to somebody: their words' stems, and what names they are of."""

    doer: frozenset[str]
    verb: str
    other: frozenset[str]
    written: str


def deeds(text: str, names: NameTable) -> tuple[Deed, ...]:
    """Return the deeds of a text whose doer and other stand directly beside the verb.

    >>> [(sorted(one.doer), one.verb) for one in deeds("Rebels attacked the army.", NameTable(()))]
    [(['rebel'], 'attack')]
    """
    return tuple(_read(_Clauses(text, names)))


def turned_round(claim: str, evidence: Sequence[str], names: NameTable) -> tuple[Problem, ...]:
    """Return the deeds of a claim that its evidence tells the other way round, and no other way."""
    said = deeds(claim, names)
    known = [one for text in evidence for one in deeds(text, names)] if said else []
    found = []
    for one in said:
        same = [other for other in known if other.verb == one.verb]
        if any(_swapped(one, other) for other in same) and not any(
            _agree(one, other) for other in same
        ):
            found.append(Problem(ProblemKind.ROLES, one.written))
    return tuple(found)


class _Clauses:
    """The words of a text, and which of them stand together without a mark between."""

    def __init__(self, text: str, names: NameTable) -> None:
        self.text = text
        self.words = words(text)
        self.joined = tuple(
            text[one.end : other.start].strip() in ("", "-")
            or (other.folded in _RELATIVE and text[one.end : other.start].strip() == ",")
            for one, other in pairwise(self.words)
        )
        self._mentions = names.find(text)

    def owns(self, place: int) -> bool:
        """Whether a word is a genitive: "Iran’s"."""
        word = self.words[place]
        return "'" in self.text[word.start : word.end].replace("’", "'")

    def keys(self, places: Sequence[int]) -> frozenset[str]:
        """Return the stems of some words, and the entries of the name table that they are of."""
        found = {self.words[place].stem for place in places}
        for mention in self._mentions:
            if any(mention.start <= self.words[place].start < mention.end for place in places):
                found.add(f"#{mention.entry.name_id}")
        return frozenset(found)


def _read(clauses: _Clauses) -> Iterator[Deed]:
    for place, word in enumerate(clauses.words):
        if not _is_content(word) or word.stem in _MUTUAL:
            continue
        passive, left = _left(clauses, place)
        right = _right(clauses, place, passive)
        if left and right:
            doer, other = (right, left) if passive else (left, right)
            ends = sorted((*left, *right))
            written = clauses.text[clauses.words[ends[0]].start : clauses.words[ends[-1]].end]
            yield Deed(clauses.keys(doer), word.stem, clauses.keys(other), written)


def _left(clauses: _Clauses, verb: int) -> tuple[bool, list[int]]:
    """Return whether the verb is passive, and the places of the words before it."""
    found: list[int] = []
    passive = False
    place = verb - 1
    while place >= 0 and clauses.joined[place] and len(found) < REACH:
        word = clauses.words[place]
        if not found and word.folded in _BEFORE_VERB:
            passive |= word.folded in _BE and not clauses.words[verb].folded.endswith("ing")
        elif _is_content(word) and not (clauses.owns(place) and not found):
            found.append(place)
        else:
            break
        place -= 1
    return passive, found


def _right(clauses: _Clauses, verb: int, passive: bool) -> list[int]:
    found: list[int] = []
    place = verb + 1
    last = len(clauses.words)
    if passive:
        if place >= last or not clauses.joined[verb] or clauses.words[place].folded != "by":
            return []
        place += 1
    while place < last and clauses.joined[place - 1] and len(found) < REACH:
        word = clauses.words[place]
        if _is_content(word):
            found.append(place)
        elif found or word.folded not in _DETERMINERS:
            break
        place += 1
    return found


def _is_content(word: Word) -> bool:
    return not word.number and (word.folded not in stopwords() or word.folded == "us")


def _swapped(said: Deed, known: Deed) -> bool:
    return bool(_only(said) & _only_other(known)) and bool(_only_other(said) & _only(known))


def _agree(said: Deed, known: Deed) -> bool:
    return bool(_only(said) & _only(known)) and bool(_only_other(said) & _only_other(known))


def _only(deed: Deed) -> frozenset[str]:
    """Return the doer's words that are not also the other's: "US" of US forces and Iran's."""
    return deed.doer - deed.other


def _only_other(deed: Deed) -> frozenset[str]:
    return deed.other - deed.doer
