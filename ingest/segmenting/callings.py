"""What people say they are, between their name and the age of what they wrote.

Quora and LinkedIn print "Ana Brito", "Crane engineer, 22 years at Gdansk", "· 4y"; Tumblr prints
a name and a button to follow it.
"""

from collections.abc import Sequence

from ingest.segmenting.lexicon import Sign
from ingest.segmenting.screen_names import looks_like_name
from ingest.segmenting.timestamps import is_age
from ingest.segmenting.units import Unit

_FEWEST_WRITERS = 2
_FEWEST_FOLLOWED = 3
_MOST_LINES = 7
_LONGEST_LINE = 16
_BUTTONS = frozenset({"like", "reply", "share", "comment", "report", "see more", "edited"})

_ELSEWHERE = frozenset({Sign.FORUM, Sign.COMMENTS, Sign.FORM})


def calling_indices(units: Sequence[Unit], start: int) -> frozenset[int]:
    """Indices of the lines between names and ages.

    None where fewer than two people have them, save below a name with a picture above it.
    """
    found = [range(i + 1, _age_below(units, i)) for i in range(start, len(units) - 2)]
    callings = [lines for lines in found if lines]
    if len(callings) < _FEWEST_WRITERS:
        callings = [lines for lines in callings if _is_pictured(units, lines.start - 1)]
    follows = _follow_buttons(units, start)
    return frozenset(index for lines in callings for index in lines) | follows


def _follow_buttons(units: Sequence[Unit], start: int) -> frozenset[int]:
    """Indices of Tumblr's buttons below the name of each who adds to a post."""
    found = frozenset(
        index
        for index in range(start + 1, len(units))
        if units[index].key == "follow" and looks_like_name(units[index - 1])
    )
    names = {units[index - 1].key for index in found}
    return found if len(names) >= _FEWEST_FOLLOWED else frozenset()


def _is_pictured(units: Sequence[Unit], name: int) -> bool:
    return name > 0 and Sign.AVATAR in units[name - 1].signs


def _age_below(units: Sequence[Unit], index: int) -> int:
    """Where the age of a post stands below its writer's name and calling; 0 where none does."""
    name, calling = units[index], units[index + 1]
    if name.signs or not looks_like_name(name) or " " not in name.text:
        return 0
    if not any(map(str.isalpha, calling.text)) or calling.is_timestamp:
        return 0
    for later in range(index + 1, min(index + 1 + _MOST_LINES, len(units))):
        unit = units[later]
        if is_age(unit.key.removeprefix("updated ").removeprefix("· updated ")):
            return later
        if (
            unit.signs & _ELSEWHERE
            or _is_button(unit)
            or (unit.is_symbols and any(map(str.isdigit, unit.text)))
        ):
            return 0
        if unit.ends_sentence or unit.words > _LONGEST_LINE or unit.is_timestamp:
            return 0
    return 0


def _is_button(unit: Unit) -> bool:
    """Whether a line is a button below what somebody wrote, in any language: "Responder"."""
    if unit.key in _BUTTONS:
        return True
    return unit.words == 1 and Sign.FOOTER in unit.signs and unit.key != "follow"
