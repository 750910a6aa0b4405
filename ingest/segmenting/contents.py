"""Tables of contents: runs of lines that come back below as headings."""

from collections.abc import Iterator, Sequence

from ingest.segmenting.units import Unit

_MOST_BEFORE = 6
_LONGEST_ENTRY = 14
_FEWEST_ENTRIES = 3
_FEWEST_REPEATED = 2
_REPEATED_SHARE = 0.6
_HEADINGS = frozenset(
    {"jump to", "on this page", "in this article", "in this story", "table of contents", "tags"}
)
_SHORTEST_ENTRY = 4


def contents_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of the entries of tables of contents.

    Of three short lines or more in a row, most are repeated farther below, apart from each other;
    or a line says that there is one, and very short lines follow.
    """
    found: set[int] = set()
    last_at = {unit.key: index for index, unit in enumerate(units) if unit.words <= _LONGEST_ENTRY}
    run: list[int] = []
    for index, unit in enumerate(units):
        if index and units[index - 1].key in _HEADINGS:
            found.update(_short_lines(units, index))
        if 0 < unit.words <= _LONGEST_ENTRY and not (unit.ends_sentence or unit.signs):
            run.append(index)
            continue
        found.update(_entries(units, run, last_at))
        run = []
    return frozenset(found)


def _short_lines(units: Sequence[Unit], start: int) -> Iterator[int]:
    """The very short lines from a place on."""
    for index in range(start, len(units)):
        if units[index].words > _SHORTEST_ENTRY or units[index].ends_sentence:
            return
        yield index


def _entries(units: Sequence[Unit], run: Sequence[int], last_at: dict[str, int]) -> Sequence[int]:
    """What of a run of short lines is a table of contents: from its first entry to its last."""
    if len(run) < _FEWEST_ENTRIES:
        return ()
    places = {index: _heading(units[index].key, last_at, index) for index in run}
    headings = set(places.values())
    own = [index for index in run if places[index] >= 0 and index not in headings]
    apart = len({places[index] for index in own}) == len(own)
    if len(own) < _FEWEST_REPEATED or not apart:
        return ()
    end = own[-1] + 1
    while end in places and end not in headings and _is_numbered(units[end], units[own[0]]):
        end += 1
    entries = range(own[0], end)
    return entries if len(own) >= _REPEATED_SHARE * len(entries) else ()


def _is_numbered(unit: Unit, first: Unit) -> bool:
    """Whether a line begins with a number as a list's first line does."""
    return unit.key[0].isdigit() and first.key[0].isdigit()


def _heading(key: str, last_at: dict[str, int], after: int) -> int:
    """Where an entry comes back as a heading, without the number or time before it; else -1."""
    words = key.split()
    for first in range(min(_MOST_BEFORE, len(words) - 1) + 1):
        if first and not any(map(str.isdigit, "".join(words[:first]))):
            break
        place = last_at.get(" ".join(words[first:]), -1)
        if place > after:
            return place
    return -1
