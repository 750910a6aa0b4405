"""Organisations named with their place and without it, which are one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ingest.names.groups import Groups, Key
from ingest.names.records import NameKind

_LEAST_WORDS = 2
"""Words of an organisation's name without its place; "Army" alone is of any country."""


def with_and_without_place(kinds: Mapping[Key, NameKind], groups: Groups) -> Iterator[list[Key]]:
    """Yield the forms of organisations behind a place with the form that lacks it.

    "Estrand Health Service" is the "Health Service" where the corpus tells of no other place's.
    """
    of_places: defaultdict[Key, list[Key]] = defaultdict(list)
    for key, kind in kinds.items():
        rest = key[1:]
        if kind == "organisation" and len(rest) >= _LEAST_WORDS and kinds.get(key[:1]) == "place":
            of_places[rest].append(key)
    for rest, keys in of_places.items():
        first, *others = (key[:1] for key in keys)
        one_place = all(groups.together(first, place) for place in others)
        if one_place and kinds.get(rest) == "organisation":
            yield [rest, *keys]
