"""What a page's comment system prints around the words of its users."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.segmenting.callings import calling_indices
from ingest.segmenting.chrome import (
    is_answer_below_time,
    is_bullet,
    is_chrome,
    is_edit_reason,
    is_emoji,
    is_nameless,
    is_reaction,
    is_short_answer,
)
from ingest.segmenting.lexicon import Sign, load_lexicon
from ingest.segmenting.profile_fields import is_field_value
from ingest.segmenting.related import ADVERTS
from ingest.segmenting.screen_names import looks_like_name
from ingest.segmenting.units import Unit

NEVER_NAMES = frozenset({Sign.BYLINE, Sign.CREDIT, Sign.CAPTION})
_ANCHORS = frozenset({Sign.HEADER, Sign.AVATAR, Sign.PROFILE})
_FEWEST_PROFILES = 2
_PROFILED_SHARE = 0.7
_SIGNATURE_WORDS = 24
_ANSWERED = ("reply to ", "in reply to ", "replying to ")
_CHANGED = ("edited ", "last edited")
_FIELD_WORDS = 6
_SIGNATURE_RULE = re.compile(r"_{6,}|-- ?|[-–—=~*.•]{5,}")
_WIDE_GAP = re.compile(r"\s{2,}|\t")
_TITLED = re.compile(r"(?:re|thread|topic): ?(.+)")
_ANSWERS = re.compile(r" (?:>|→|➤|▶|=>|»|replied to|in reply to) ")
_SAID = re.compile(r"(?!.*\d{4} at \d).{1,40} (?:said|wrote)[ .:]*")


@dataclass(frozen=True, slots=True)
class Writer:
    """A line that names who writes: the unit `at`, and the screen name where it shows one."""

    at: int
    name: str | None


@dataclass(frozen=True, slots=True)
class ThreadTemplate:
    """The template of the comments or posts among `units[start:]`.

    `chrome` tells for each unit whether it is the system's own; `titles` are the topic's titles,
    which posts repeat; `by_name_alone` is true where nothing but a screen name parts comments;
    `profiled` where a profile follows the screen names, as in forums; `callings` are the lines in
    which writers say what they are.
    """

    units: Sequence[Unit]
    start: int
    chrome: tuple[bool, ...]
    titles: frozenset[str]
    by_name_alone: bool
    profiled: bool = False
    callings: frozenset[int] = frozenset()

    def names_writer(self, index: int) -> bool:
        """Whether a unit is a screen name because a time or a profile follows it at once."""
        if index + 1 >= len(self.units) or not self.may_be_name(index):
            return False
        after = self.units[index + 1]
        if index + 1 in self.callings:
            return index not in self.callings
        passed = is_bullet(after) or after.key.startswith(_ANSWERED)
        if passed and index + 2 < len(self.units):
            after = self.units[index + 2]
        return Sign.PROFILE in after.signs or (after.is_timestamp and not self.profiled)

    def may_be_name(self, index: int) -> bool:
        """Whether a unit could be a screen name."""
        unit = self.units[index]
        if unit.signs & NEVER_NAMES or unit.key in self.titles:
            return False
        return looks_like_name(unit) or self._stands_for_name(index)

    def _stands_for_name(self, index: int) -> bool:
        """Whether buttons above and a time below make a name of "Grazier, Lower Pill"."""
        if not self.start < index < len(self.units) - 1 or "," not in self.units[index].text:
            return False
        above, unit, below = self.units[index - 1 : index + 2]
        if unit.signs or not looks_like_name(replace(unit, text=unit.text.replace(",", ""))):
            return False
        return Sign.FOOTER in above.signs and below.is_timestamp and ":" in below.text

    def stands_alone_as_name(self, index: int) -> bool:
        """Whether a unit parts two comments where the template shows names only."""
        if not self.may_be_name(index) or self.may_be_name(index + 1):
            return False
        beside = self.units[index - 1 : index + 2]
        return self.units[index].gap > 0 or all(unit.gap == 0 for unit in beside)

    def writer_line(self, index: int) -> Writer:
        """The writer whose screen name is a whole unit."""
        return Writer(index, _WIDE_GAP.split(self.units[index].text.strip(" :"))[0])

    def stated_writer(self, gap: range) -> Writer | None:
        """The last line of a stretch of chrome that names a writer by its form."""
        for index in reversed(gap):
            unit = self.units[index]
            if Sign.FOOTER in unit.signs:
                return None
            if unit.is_timestamp or unit.signs & {Sign.COMMENTS, Sign.FORM}:
                continue
            if Sign.HEADER in unit.signs and not self._is_linked(index):
                return Writer(index, _name_in(unit))
        return None

    def _is_linked(self, index: int) -> bool:
        """Whether a heading of other stories stands straight above: "Next article"."""
        return index > 0 and Sign.RELATED in self.units[index - 1].signs

    def shows(self, gap: range, signs: frozenset[Sign]) -> bool:
        """Whether a stretch of chrome has one of some signs."""
        return any(self.units[index].signs & signs for index in gap)

    def is_signature(self, gap: range, run: range) -> bool:
        """Whether a run below a post, and the chrome between them, is the writer's signature.

        Forums draw a rule above it, or put it below the buttons of a post, and every post of theirs
        has a profile.
        """
        if any(_SIGNATURE_RULE.fullmatch(self.units[index].text) for index in gap):
            return True
        if not self.profiled or self.is_signed(gap):
            return False
        if all(self.units[index].key in ADVERTS for index in gap):
            return False
        return sum(self.units[index].words for index in run) <= _SIGNATURE_WORDS

    def is_profile_field(self, gap: range, run: range) -> bool:
        """Whether a run is a field of a profile that a forum has made its own: "Boat: Sloop"."""
        if not self.profiled or len(run) > 1 or not gap or run.stop == len(self.units):
            return False
        unit, below = self.units[run.start], self.units[run.stop]
        if unit.words > _FIELD_WORDS or unit.ends_sentence:
            return False
        is_above = Sign.PROFILE in self.units[gap[-1]].signs
        return is_above and (below.is_timestamp or bool(below.signs & {Sign.HEADER, Sign.PROFILE}))

    def is_signed(self, gap: range) -> bool:
        """Whether the chrome straight before a post shows when it was written, or by whom."""
        for index in reversed(gap):
            unit = self.units[index]
            if unit.is_timestamp and unit.key.startswith(_CHANGED):
                return False
            if (unit.signs & _ANCHORS or unit.is_timestamp) and not self._is_linked(index):
                return True
            if unit.signs & {Sign.FOOTER, Sign.COMMENTS, Sign.FORM}:
                return False
        return False


def read_template(units: Sequence[Unit], start: int) -> ThreadTemplate:
    """The template of the comments or posts from unit `start` on."""
    quotes = _said_lines(units, start)
    callings = calling_indices(units, start)
    chrome = tuple(
        index in callings
        or _is_beside_post(units, index)
        or (
            index not in quotes
            and not (is_emoji(units, index) or is_answer_below_time(units, index))
            and is_chrome(unit)
            and not is_nameless(units, index)
        )
        for index, unit in enumerate(units)
    )
    titles = frozenset(found.group(1) for unit in units if (found := _TITLED.fullmatch(unit.key)))
    rest = units[start:]
    buttons = sum(Sign.FOOTER in unit.signs for unit in rest)
    anchors = sum(unit.is_timestamp or bool(unit.signs & _ANCHORS) for unit in rest)
    by_name_alone = buttons < 2 and anchors < 2
    if by_name_alone:
        chrome = tuple(
            is_own and not is_short_answer(units, chrome, index)
            for index, is_own in enumerate(chrome)
        )
    template = ThreadTemplate(units, start, chrome, titles, by_name_alone, callings=callings)
    return replace(template, profiled=_is_profiled(template))


def _is_beside_post(units: Sequence[Unit], index: int) -> bool:
    """Whether the line above makes a line the system's own, whatever it says."""
    beside = is_reaction(units, index) or is_field_value(units, index)
    return beside or is_edit_reason(units, index)


def _is_profiled(template: ThreadTemplate) -> bool:
    """Whether profiles, and hardly ever a time alone, follow the screen names."""
    words = (i for i in range(template.start, len(template.units)) if not template.chrome[i])
    named = [index for index in words if template.names_writer(index)]
    profiled = sum(_has_profile(template.units[i + 1 : i + 3]) for i in named)
    return profiled > _FEWEST_PROFILES and profiled > _PROFILED_SHARE * len(named)


def _has_profile(below: Sequence[Unit]) -> bool:
    """Whether the lines below a screen name are more of a profile than a mere rank."""
    if len(below) < 2 or Sign.PROFILE not in below[0].signs:
        return False
    return Sign.PROFILE in below[1].signs or below[1].is_symbols


def _said_lines(units: Sequence[Unit], start: int) -> frozenset[int]:
    """Lines such as "Ann said:" where they open a quotation, since posts are signed otherwise."""
    said, others = [], 0
    for index in range(start, len(units)):
        unit = units[index]
        if Sign.HEADER in unit.signs and _SAID.fullmatch(unit.key):
            said.append(index)
        elif (
            Sign.HEADER in unit.signs
            or Sign.AVATAR in unit.signs
            or (Sign.PROFILE in unit.signs and looks_like_name(units[index - 1]))
        ):
            others += 1
    return frozenset(said if others >= len(said) else ())


def _name_in(unit: Unit) -> str | None:
    span = load_lexicon().screen_name(Sign.HEADER, unit.key)
    if span is None:
        return None
    name = unit.key[span[0] : span[1]].strip(" :,")
    name = _ANSWERS.split(name)[0]
    first = _WIDE_GAP.split(unit.text.strip())[0]
    if name.startswith(first.lower() + " "):
        return first
    text = " ".join(unit.text.split())
    at = text.lower().find(name)
    return text[at : at + len(name)] if at >= 0 else name
