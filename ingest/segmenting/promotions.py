"""What is put into an article to sell something else: other stories, and sponsors' boxes."""

import re
from collections.abc import Sequence

from ingest.segmenting.boxes import is_site
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.related import ADVERTS
from ingest.segmenting.units import Unit

_FEWEST_WORDS = 5
_FEWEST_LINKED = 3
"""Of a line in a group that blank lines part from what is above and below it."""
_MOST_WORDS = 16
_FEWEST_LINES = 2
_FEWEST_SHOUTED = 8
_READ_MORE = frozenset({"read more", "read the full story", "read full story", "read article"})
_FEWEST_SITE_LINES = 3
_KICKER = re.compile(
    r"(?:analysis|explainer|explained|opinion|watch|video|listen|podcast|in pictures|gallery"
    r"|timeline|profile|factbox|quiz|live): ."
)
_FACT = re.compile(r"[^:]{3,30}: [a-z\d]")
# How headlines speak and subheads, list items and captions seldom do.
_IDIOM = re.compile(
    r"(?:why|how|what|who|where|watch|listen|in pictures|inside|meet|could|should|is|are)\b"
    r"|['\"][^'\"]{4,}['\"]:|[^:]{3,30}: ['\"]|.*\?$"
)


def promotion_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of runs of headline-like lines between paragraphs, one of them in headline idiom.

    A single such line is a subhead and is left alone, unless it is long and in capitals as Fox
    News links other stories.
    """
    found: set[int] = set()
    run: list[int] = []
    if sum(is_site(unit) for unit in units) < _FEWEST_SITE_LINES:
        return frozenset()
    for index, unit in enumerate(units):
        if _is_shouted(units, index) or _is_linked(units, index) or _is_kicked(units, index):
            found.add(index)
            continue
        if _is_headline_like(unit):
            run.append(index)
            continue
        if unit.is_prose:
            found.update(_promotions(units, run))
        run = []
    return frozenset(found)


_SPONSORED = re.compile(
    r"(?:presented by|together with|brought to you by|sponsored by|in partnership with"
    r"|a message from)(?: (?P<name>.{2,40}))?"
)
_LONGEST_ADVERT = 6
_PAID = frozenset({"sponsored", "promoted", "paid post", "sponsored content", "paid content"})
_GOES_ON = re.compile(r"(?:article|story|report) continues (?:below|after)\b.*")
_ADDRESS = re.compile(r"\byou(?:r|rs)?\b", re.I)


def sponsor_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of a sponsor's box: its head, and what names the sponsor or speaks to the reader."""
    found: set[int] = set()
    for index, unit in enumerate(units):
        if unit.key in _PAID and any(map(_is_heading, units[index + 1 : index + 2])):
            found.update((index, index + 1))
        if unit.key in ADVERTS:
            found.update(_advert_below(units, index))
        head = _SPONSORED.fullmatch(unit.key)
        if head is None:
            continue
        below = units[index + 1].key if index + 1 < len(units) else ""
        name = (head["name"] or below).split()
        own = [index]
        for later in range(index + 1, min(index + 1 + _LONGEST_ADVERT, len(units))):
            text = units[later].text
            named = bool(name) and any(w.startswith(name[0]) for w in units[later].key.split())
            if named or _ADDRESS.search(text) or is_site(units[later]):
                own.append(later)
            else:
                break
        found.update(own)
    return frozenset(found)


def _advert_below(units: Sequence[Unit], label: int) -> range:
    """Indices of the lines, tight below "Advertisement", that end in "Article continues below"."""
    for index in range(label + 1, min(label + 1 + _LONGEST_ADVERT, len(units))):
        if units[index].gap or units[index].words > _MOST_WORDS:
            break
        if _GOES_ON.fullmatch(units[index].key):
            return range(label + 1, index)
    return range(0)


def _is_heading(unit: Unit) -> bool:
    return unit.words <= _MOST_WORDS and not unit.text.endswith(".") and not unit.is_timestamp


def _promotions(units: Sequence[Unit], run: Sequence[int]) -> Sequence[int]:
    if not run or run[0] == 0 or not units[run[0] - 1].is_prose:
        return ()
    tight = [i for place, i in enumerate(run) if all(units[j].gap == 0 for j in run[1 : place + 1])]
    if units[run[0]].gap and _FEWEST_LINES <= len(tight) < len(run):
        run = tight
    elif any(units[index].words < _FEWEST_WORDS for index in run):
        return ()
    if len(run) < _FEWEST_LINES:
        return ()
    return run if any(_IDIOM.match(units[index].key) for index in run) else ()


def _is_shouted(units: Sequence[Unit], index: int) -> bool:
    """Whether a long line in capitals stands below a paragraph."""
    unit = units[index]
    if not unit.text.isupper() or unit.words < _FEWEST_SHOUTED or unit.ends_sentence:
        return False
    return index > 0 and units[index - 1].is_prose and not unit.signs and not unit.is_timestamp


def _is_linked(units: Sequence[Unit], index: int) -> bool:
    """Whether "Read more" alone stands below a line between paragraphs, as The Guardian links."""
    if not 0 < index < len(units) - 2 or units[index + 1].key not in _READ_MORE:
        return False
    unit = units[index]
    is_heading = unit.words <= _MOST_WORDS and not unit.text.endswith((".", ":")) and not unit.signs
    return is_heading and units[index - 1].is_prose and units[index + 2].is_prose


def _is_kicked(units: Sequence[Unit], index: int) -> bool:
    """Whether a headline with its kind before it stands beside a link: "Analysis: a cheap war"."""
    unit = units[index]
    if not _KICKER.match(unit.key) or unit.words > _MOST_WORDS or unit.ends_sentence or unit.signs:
        return False
    beside = (*units[max(index - 1, 0) : index], *units[index + 1 : index + 2])
    return index > 0 and any(Sign.RELATED in one.signs for one in beside)


def _is_headline_like(unit: Unit) -> bool:
    if unit.signs or _FACT.match(unit.text) or not _FEWEST_LINKED <= unit.words <= _MOST_WORDS:
        return False
    return unit.text[-1] not in ".:;," and not unit.text[0].isdigit() and not unit.text[0].islower()
