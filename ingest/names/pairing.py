"""Which forms may be one name at all: those whose last names sound alike or cross."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from ingest.names import evidence, lexicon
from ingest.names.evidence import PersonName
from ingest.names.groups import Key
from ingest.names.observing import NO_ARTICLE, Form
from ingest.names.outlines import Outline, may_be_near, outlines
from ingest.names.records import NameKind
from ingest.names.sounds import blocking_keys, near

MAX_BLOCK = 400
Pair = tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of full names, and those with a surname alone, of which other names decide."""

    full: tuple[Pair, ...]
    short: tuple[Pair, ...]


def pair_forms(
    forms: Mapping[Key, Form], names: Mapping[Key, PersonName], kinds: Mapping[Key, NameKind]
) -> Pairs:
    """Find the pairs of forms that evidence is to be weighed for.

    Forms are looked up by the coarse sound of their last and middle names. Of those under one
    sound the last names are compared, each two once however many bear them, and only where their
    outlines allow it; so the time goes with the number of last names, not of pairs of forms.

    Args:
        forms: All forms of a corpus; countries and what only readers write are left out.
        names: Each form taken apart.
        kinds: What each form is.
    """
    found: set[Pair] = set()
    for keys in _blocks(forms, names).values():
        found.update(_meeting(sorted(keys)[:MAX_BLOCK], names))
    full: list[Pair] = []
    short: list[Pair] = []
    for pair in sorted(found):
        if _may_be_one(*pair, names):
            (full if _both_full(*pair, names, kinds) else short).append(pair)
    return Pairs(tuple(full), tuple(short))


def _blocks(forms: Mapping[Key, Form], names: Mapping[Key, PersonName]) -> dict[str, list[Key]]:
    blocks: defaultdict[str, list[Key]] = defaultdict(list)
    for key, form in forms.items():
        if set(form.mentions) == {NO_ARTICLE} or key in lexicon.country_words():
            continue
        name = names[key]
        for word in (name.surname, *(word for word in name.middle if len(word) > 1)):
            for block in blocking_keys(word):
                blocks[block].append(key)
    return blocks


def _meeting(keys: Sequence[Key], names: Mapping[Key, PersonName]) -> Iterator[Pair]:
    """Give the pairs with the same or near last names, or one's last among the other's middle."""
    bearers: defaultdict[str, list[Key]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        bearers[names[key].surname].append(key)
    for some in bearers.values():
        yield from combinations(some, 2)
    for one, other in _near_words(list(bearers)):
        yield from map(_ordered, product(bearers[one], bearers[other]))
    for some in bearers.values():
        for key in some:
            for word in names[key].middle:
                yield from (_ordered((key, other)) for other in bearers.get(word, ()))


def _ordered(pair: Pair) -> Pair:
    return pair if pair[0] < pair[1] else (pair[1], pair[0])


def _near_words(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the pairs of words that are near in sound, some of them twice."""
    by_outline: defaultdict[Outline, list[str]] = defaultdict(list)
    for word in words:
        for outline in outlines(word):
            by_outline[outline].append(word)
    outlined = list(by_outline.items())
    for place, (outline, some) in enumerate(outlined):
        yield from (pair for pair in combinations(some, 2) if near(*pair))
        for other, others in outlined[place + 1 :]:
            if may_be_near(outline, other):
                yield from (pair for pair in product(some, others) if near(*pair))


def _may_be_one(left: Key, right: Key, names: Mapping[Key, PersonName]) -> bool:
    mine, theirs = names[left], names[right]
    if left == right or evidence.given_weight(mine, theirs) is None:
        return False
    one_alone = mine.surname == theirs.surname and not (mine.given and theirs.given)
    return not (one_alone and len(left) != len(right))


def _both_full(
    left: Key, right: Key, names: Mapping[Key, PersonName], kinds: Mapping[Key, NameKind]
) -> bool:
    if "person" not in (kinds[left], kinds[right]):
        return True
    return bool(names[left].given and names[right].given)
