"""Single lines that a comment system prints, and short ones that its users write."""

import re
from collections.abc import Sequence

from ingest.segmenting.lexicon import Sign
from ingest.segmenting.screen_names import looks_like_name
from ingest.segmenting.units import Unit

_CHROME = frozenset(
    {
        *(Sign.HEADER, Sign.AVATAR, Sign.PROFILE, Sign.FOOTER, Sign.FORUM, Sign.COMMENTS),
        *(Sign.FORM, Sign.FURNITURE, Sign.RELATED, Sign.SUBJECT),
    }
)
_PROSE_CHROME = frozenset({Sign.FORM, Sign.FURNITURE, Sign.COMMENTS})
_REACTIONS = frozenset({"reactions", "liked by", "likes received from", "thanked by", "tags"})
_NAMELESS = frozenset({"guest", "anonymous"})
_LONGEST_CHROME = 16
_BUTTON_BAR = re.compile(
    r"\[[^\[\]]{3,25}(?:\|[^|\[\]]{2,25}){1,6}\]|[^|]{2,20}(?:\|[^|]{2,20}){2,8}"
)
_EDITED = re.compile(r"edited .{3,40} by .+")
_LONGEST_REASON = 12
_HEAD_LINES = 2
_EMOJI = re.compile(r"^[^\d]*[\U0001f300-\U0001faff\u2600-\u27bf][^\d]*$")


def is_bullet(unit: Unit) -> bool:
    """Whether a unit is a sign that parts a name from a time."""
    return unit.is_symbols and not any(map(str.isalnum, unit.text))


def is_chrome(unit: Unit) -> bool:
    """Whether a unit is what a comment system prints between the words of its users."""
    if Sign.QUOTE in unit.signs or (unit.key == "quote" and unit.text.endswith(":")):
        return False
    if unit.is_prose:
        return bool(unit.signs & _PROSE_CHROME)
    if unit.is_timestamp or unit.is_symbols or _BUTTON_BAR.fullmatch(unit.text):
        return True
    return unit.words <= _LONGEST_CHROME and bool(unit.signs & _CHROME)


def is_emoji(units: Sequence[Unit], index: int) -> bool:
    """Whether a lone emoji is all that a reader says: a time or a name stands above it."""
    unit = units[index]
    if index == 0 or not unit.is_symbols or not _EMOJI.search(unit.text):
        return False
    above = units[index - 1]
    return above.is_timestamp or Sign.HEADER in above.signs


def is_reaction(units: Sequence[Unit], index: int) -> bool:
    """Whether a line lists who liked a post, or a topic's tags, below a line that says so."""
    return index > 0 and units[index - 1].key in _REACTIONS and not units[index].ends_sentence


def is_nameless(units: Sequence[Unit], index: int) -> bool:
    """Whether a unit stands for the name of a writer who gave none: "Guest", then a time."""
    if units[index].key not in _NAMELESS or not 0 < index < len(units) - 1:
        return False
    return units[index + 1].is_timestamp and not looks_like_name(units[index - 1])


def is_short_answer(units: Sequence[Unit], chrome: Sequence[bool], index: int) -> bool:
    """Whether a lone sign or number ("+1") is a comment's first words: a name is above it."""
    if not 0 < index < len(units) - 1 or not units[index].is_symbols:
        return False
    return looks_like_name(units[index - 1]) and not (chrome[index - 1] or chrome[index + 1])


def is_edit_reason(units: Sequence[Unit], index: int) -> bool:
    """Whether a line says why a post was changed, as Invision does below "Edited … by Ann"."""
    if index == 0 or _EDITED.fullmatch(units[index - 1].key) is None:
        return False
    unit = units[index]
    return unit.gap == 0 and unit.words <= _LONGEST_REASON and not unit.ends_sentence


def is_answer_below_time(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is a comment's words, though it looks like a writer's ("Well said.").

    A name and a time stand straight above it.
    """
    if index < _HEAD_LINES or Sign.HEADER not in units[index].signs:
        return False
    name, time = units[index - 2], units[index - 1]
    if not time.is_timestamp or time.signs or name.signs or not looks_like_name(name):
        return False
    return not any(map(str.isdigit, units[index].text)) and units[index].text[-1] != ":"
