"""Lists of other stories that stand inside or below an article."""

import re
from collections.abc import Sequence

from ingest.segmenting.headline_words import telling_stems
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.register import measure
from ingest.segmenting.timestamps import is_age
from ingest.segmenting.units import Unit

_TEASER_WORDS = 32
_HEADING_WORDS = 14
_LABELLED_WORDS = 24
_LABEL = re.compile(r"[A-Z]\w+: ")
_CUT_SHORT = ("...", "…", "[…]", "[...]")
_COHESIVE_SHARE = 0.25
_TOLD = 60
_CARD_LINES = 4
_FEWEST_QUESTIONS = 3
_FEWEST_CARDS = 2
_SECTION_AND_AGE = re.compile(r"[^\Wa-z][^a-z]{1,40} ?[—–-] ?(?:\d+ ?(?:[DHMS]|MIN|HRS?)\.? ?)+AGO")
_SPOKEN = re.compile(r"[,.?!][\"”] [a-z]")
"""Words behind a quotation that they go on: “Upon the said bridge,” the clerk wrote."""
_LEAD_WORDS = 6
_POINT = re.compile(r"[-–—•*] ?.+[;,.]")
ADVERTS = frozenset({"advertisement", "advertisements", "ad", "anzeige", "publicité", "publicidad"})
_NO_STORY = frozenset({Sign.CREDIT, Sign.BYLINE, Sign.FOLLOW})


def related_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of the units in lists of other stories.

    So are headings with a section and an age below them. A list runs from its heading over lines
    that are headings, dates and counts. A paragraph ends it, save a short one between two such
    lines, which is a story's teaser; so do points with a line above that leads to them.
    """
    found = set(aged_card_indices(units))
    index = 0
    prose_seen = False
    while index < len(units):
        unit = units[index]
        prose_seen = prose_seen or unit.is_prose
        index += 1
        if Sign.RELATED in unit.signs and prose_seen and not unit.is_prose:
            end = _list_end(units, index)
            found.update(range(index - 1, end))
            index = end
    return frozenset(found)


def aged_card_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of headings, two or more, with "HOUSE — 21M 30S AGO" below each."""
    ages = [i for i in range(1, len(units)) if _SECTION_AND_AGE.fullmatch(units[i].text)]
    cards = frozenset(i for age in ages for i in (age - 1, age))
    return cards if len(ages) >= _FEWEST_CARDS else frozenset()


def _leads_points(units: Sequence[Unit], index: int) -> bool:
    """Whether a line with a colon hands over to points: "What else changed:", "- the runway …;"."""
    unit = units[index]
    if not unit.text.endswith(":") or index + 1 == len(units):
        return False
    if unit.words >= _LEAD_WORDS and not unit.signs:
        return True
    return _POINT.fullmatch(units[index + 1].text) is not None


def _list_end(units: Sequence[Unit], start: int) -> int:
    index = start
    told = telling_stems([u for u in units[max(start - _TOLD, 0) : start] if u.is_prose])
    has_teasers = _count_teasers(units, start, told) > 1
    while index < len(units):
        if _leads_points(units, index):
            return index
        if index == start and _is_run_of_headings(units[index]):
            index += 1
            continue
        card = _card_end(units, index) if index == start else index
        if card > index and _goes_on(units, range(start, card), told):
            return card
        if _is_paragraph(units[index]) and not (has_teasers and _is_teaser(units, index, told)):
            return _article_opening(units, start, index)
        index += 1
    return index


def _is_run_of_headings(unit: Unit) -> bool:
    """Whether lines that were taken for a hand-wrapped paragraph are a list's entries."""
    lines = unit.text.splitlines()
    if len(lines) < _FEWEST_CARDS or unit.ends_sentence:
        return False
    return all(line[:1].isupper() or line[:1].isdigit() for line in lines)


def _card_end(units: Sequence[Unit], start: int) -> int:
    """Where one story's card, its headline, deck and byline, ends; `start` where there is none."""
    for index in range(start + 1, min(start + 1 + _CARD_LINES, len(units))):
        if Sign.BYLINE in units[index].signs:
            return index + 1
        if units[index].words > _TEASER_WORDS or units[index].signs:
            break
    return start


def _goes_on(units: Sequence[Unit], card: range, told: frozenset[str]) -> bool:
    """Whether the text below a card is of the article above it and not the card's story."""
    below = [unit for unit in units[card.stop : card.stop + _CARD_LINES] if unit.is_prose]
    own = telling_stems(below)
    of_card = telling_stems([units[index] for index in card])
    return bool(below) and len(own & told) > len(own & of_card)


def _count_teasers(units: Sequence[Unit], start: int, told: frozenset[str]) -> int:
    """How many of the list's stories have a paragraph below their heading."""
    count = 0
    for index in range(start + 1, len(units)):
        if not _is_paragraph(units[index]):
            continue
        if not _is_teaser(units, index, told):
            break
        count += 1
    return count


def _is_paragraph(unit: Unit) -> bool:
    """Whether a unit is running text, not a story's heading that asks, exclaims or has a label."""
    if unit.is_prose and _SPOKEN.search(unit.text):
        return True
    if unit.words <= _HEADING_WORDS and unit.text[-1] in "?!’'”\"":
        return False
    is_labelled = unit.words <= _LABELLED_WORDS and _LABEL.match(unit.text) is not None
    return unit.is_prose and not is_labelled


def _is_teaser(units: Sequence[Unit], index: int, told: frozenset[str]) -> bool:
    """Whether a short paragraph stands under one story's heading and above the next one's.

    A paragraph that goes on about what the article has told is the article's own.
    """
    if units[index].text.endswith(_CUT_SHORT):
        return True
    is_dated = index + 1 < len(units) and is_age(units[index + 1].key)
    if is_dated and units[index].words <= _TEASER_WORDS and not _is_paragraph(units[index - 1]):
        return True
    own = telling_stems(units[index : index + 1])
    is_report = measure([units[index].text]).report > 0
    if len(own & told) > (0 if is_report else max(1, _COHESIVE_SHARE * len(own))):
        return False
    if units[index].words > _TEASER_WORDS or _is_paragraph(units[index - 1]):
        return False
    if index + 1 == len(units):
        return True
    after = units[index + 1]
    is_advert = after.key in ADVERTS
    return not _is_paragraph(after) and not after.signs & _NO_STORY and not is_advert


def _is_question(unit: Unit, below: Unit) -> bool:
    """Whether a line is a subhead that asks, above its answer."""
    return unit.words <= _HEADING_WORDS and unit.text[-1] == "?" and below.words > _TEASER_WORDS


def _article_opening(units: Sequence[Unit], start: int, prose: int) -> int:
    """Where an article begins whose first paragraph is at `prose`.

    At its headline if it has a byline, at a question like others above its paragraphs, else at the
    paragraph.
    """
    if prose - 1 > start and _is_question(units[prose - 1], units[prose]):
        asked = sum(map(_is_question, units, units[1:]))
        return prose - (asked >= _FEWEST_QUESTIONS)
    index = prose
    has_byline = False
    while index > start:
        unit = units[index - 1]
        is_byline = Sign.BYLINE in unit.signs
        has_byline = has_byline or is_byline
        is_picture = Sign.CAPTION in unit.signs or unit.has_credit
        if not (is_byline or is_picture or unit.is_timestamp or Sign.FURNITURE in unit.signs):
            break
        index -= 1
    return max(index - 1, start) if has_byline else prose
