"""Which line is an article's headline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.segmenting.bare_bylines import is_in_posts_head, is_posters_name
from ingest.segmenting.boxes import heads_appeal
from ingest.segmenting.captions import is_below_label
from ingest.segmenting.headline_words import (
    LONGEST_HEADLINE,
    is_credit,
    may_be_headline,
    stems,
)
from ingest.segmenting.lexicon import Sign, line_key
from ingest.segmenting.mastheads import BAR, begins_with_masthead, is_dated_masthead, is_masthead
from ingest.segmenting.menu_bars import is_navigation
from ingest.segmenting.not_headlines import is_tagline
from ingest.segmenting.title_bars import in_title_bar, is_title_bar, names_subject, site_names
from ingest.segmenting.units import Unit

_FARTHEST = 25
_FLOOR = 0.8
_BREADCRUMB = re.compile(r"\s[|>»/›•]\s")
_BODY_UNITS = 6
_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"|‘[^‘’]+’|«[^«»]+»")


@dataclass(frozen=True, slots=True)
class Headline:
    """The line at `index`, and how well it fits as headline; any `score` is above the floor."""

    index: int
    score: float


def choose_headline(front: Sequence[Unit], body: Sequence[Unit], title: str | None) -> int | None:
    """The index in `front` of the headline of the article whose text begins with `body`.

    Args:
        front: Units before the first paragraph.
        body: Units from the first paragraph on.
        title: Title that the file's format states.
    """
    best = best_headline(front, body, title)
    return None if best is None else best.index


def best_headline(
    front: Sequence[Unit], body: Sequence[Unit], title: str | None
) -> Headline | None:
    """The line in `front` that is the headline of the article whose text begins with `body`.

    A headline repeats words of the article below it, has the length of a headline, stands near
    the text and, of a headline and its deck, comes first.

    Args:
        front: Units before the first paragraph.
        body: Units from the first paragraph on.
        title: Title that the file's format states.
    """
    told = _told(body)
    names = site_names(front, body)
    keys = [unit.key for unit in front]
    best: int | None = None
    best_score = _FLOOR
    for index in range(max(0, len(front) - _FARTHEST), len(front)):
        unit = front[index]
        if not may_be_headline(unit) or _is_of_other_kind(front, index):
            continue
        score = _score(unit, told, title) - 0.05 * (len(front) - index)
        score += _place_score(front, body, index)
        score += _SUBJECT if _is_subject(unit, body) else 0.0
        if _names_site(unit, names) or is_title_bar(unit, front) or names_subject(unit, front):
            score += _SITE_NAME
        elif _heads_menu(front, index):
            score += _ABOVE_MENU
        elif index == 0 and len(front) <= _FEW_LINES:
            score += _FIRST_LINE
        score += 1.0 if keys.count(unit.key) > 1 or _is_in_another(unit, front) else 0.0
        repeats_best = best is not None and keys[best] == unit.key
        if repeats_best and _is_enclosed(front, index):
            continue
        margin = 0.0 if best is None or repeats_best else _margin(front[best + 1 : index])
        if best is not None and best == index - 1 and _may_have_deck(front[best], front):
            margin = _DECK_MARGIN
        if score > best_score + margin:
            best, best_score = index, score
        elif repeats_best:
            best = index
    return None if best is None else Headline(best, best_score)


def _is_of_other_kind(front: Sequence[Unit], index: int) -> bool:
    """Whether the lines beside a line make it a caption, an appeal's heading or a calling."""
    if is_below_label(front, index) or heads_appeal(front, index):
        return True
    return is_posters_name(front, index) or is_in_posts_head(front, index)


def _margin(between: Sequence[Unit]) -> float:
    """How much better a later line must be: below a deck, a menu, or a byline as captions are."""
    if any(Sign.BYLINE in unit.signs for unit in between):
        return _BYLINE_MARGIN
    menu = sum(Sign.FURNITURE in unit.signs for unit in between)
    return _MENU_MARGIN if menu >= _MENU_LINES else _LATER_MARGIN


def _heads_menu(front: Sequence[Unit], index: int) -> bool:
    """Whether a line at the page's top is the site's name or motto: its menu follows."""
    if index >= _MASTHEAD_LINES:
        return False
    below = front[index + 1 : index + 1 + _MASTHEAD_LINES]
    menu = next((i for i, unit in enumerate(below) if is_navigation(unit.text)), None)
    if menu is None or any(map(is_credit, below[:menu])):
        return False
    return any(
        unit.words > _LABEL_WORDS for unit in front[index + 2 + menu :] if may_be_headline(unit)
    )


def _may_have_deck(unit: Unit, front: Sequence[Unit]) -> bool:
    if unit.words < _HEADLINE_WORDS and not _is_quotation(unit):
        return False
    if unit.text[-1] == "." or is_tagline(unit.text):
        return False
    return not is_title_bar(unit, front)


def _is_subject(unit: Unit, body: Sequence[Unit]) -> bool:
    """Whether the text begins with a short line, as an encyclopedia's article does."""
    return unit.words <= _LABEL_WORDS + 1 and bool(body) and body[0].key.startswith(f"{unit.key} ")


def _is_enclosed(front: Sequence[Unit], index: int) -> bool:
    """Whether a line stands in a box: buttons to share it are above it and below it."""
    beside = (*front[max(index - 1, 0) : index], *front[index + 1 : index + 2])
    return len(beside) > 1 and all(Sign.FURNITURE in unit.signs for unit in beside)


def _is_in_another(unit: Unit, front: Sequence[Unit]) -> bool:
    """Whether a longer line repeats a line, as a trail of menus does ("Home » News » Title")."""
    if in_title_bar(unit, front):
        return True
    if unit.words < _REPEATED_WORDS:
        return False
    return any(unit.key in other.key and len(unit.key) < len(other.key) for other in front)


_NOTHING_SHARED = -0.6
_LATER_MARGIN = 0.7
_BYLINE_MARGIN = 1.5
_MENU_MARGIN = 0.2
_MENU_LINES = 2
_DECK_MARGIN = 2.6
"""A line straight below a headline is its deck, however many words of the text it has."""
_HEADLINE_WORDS = 6
_REPEATED_WORDS = 5
# A file that begins with its headline has few lines before its text.
_FIRST_LINE = 0.8
_FEW_LINES = 6
_SITE_NAME = -2.0
_ABOVE_MENU = -2.0
_MASTHEAD_LINES = 2
_BYLINE_REACH = 5
_DECK_REACH = 3
"""A deck of whole sentences may part a headline from its byline."""
_LABEL_WORDS = 3
_LONGEST_ENTRY = 4
_SUBJECT = 1.5
_QUOTED_THROUGHOUT = 0.8
_QUOTED_WORDS = 4
"""An interview is called by what was said: “I was the second most hated man in Ouldane”."""
_CREDIT_BELOW = 0.4
_CREDIT_BESIDE = 0.2
_ABOVE_DECK = 0.3
_CREDIT_ABOVE = 0.2
_LENGTHS = ((18, 1.0), (26, 0.7), (LONGEST_HEADLINE, 0.3))


def _score(unit: Unit, told: frozenset[str], title: str | None) -> float:
    own = stems(unit.text)
    shared = len(own & told)
    score = 3.0 * shared / max(len(own), 3) if shared else _NOTHING_SHARED
    score += _length_score(unit.words)
    if title and unit.key == line_key(title):
        score += 3.0
    if unit.text.startswith("#"):
        score += 2.0
    if unit.text[0].islower():
        score -= 1.5
    if unit.text.endswith("."):
        score -= 0.8
    if _BREADCRUMB.search(unit.text):
        score -= 1.0
    if is_tagline(unit.text):
        score -= 1.5
    if _is_quotation(unit):
        score += _QUOTED_THROUGHOUT
    return score


def _is_quotation(unit: Unit) -> bool:
    return unit.words >= _QUOTED_WORDS and _QUOTED.fullmatch(unit.text) is not None


def _told(body: Sequence[Unit]) -> frozenset[str]:
    """The stems of the first paragraphs, without the lines of the page between them."""
    prose = [unit.text for unit in body[: 3 * _BODY_UNITS] if unit.is_prose][:_BODY_UNITS]
    return stems(" ".join(prose))


def _names_site(unit: Unit, names: frozenset[str]) -> bool:
    """Whether a line is the site's name, or an entry of its menu: "Ask Plain Fact"."""
    line = unit.text
    if unit.words <= _LONGEST_ENTRY and any(
        " " in name and f" {name} " in f" {unit.key} " for name in names
    ):
        return True
    return (
        unit.key in names
        or BAR.split(unit.key)[0] in names
        or is_masthead(line)
        or begins_with_masthead(line)
        or is_dated_masthead(line)
    )


def _place_score(front: Sequence[Unit], body: Sequence[Unit], index: int) -> float:
    """What a byline or date beside a line adds: headlines stand by them, taglines do not."""
    stands_by_deck = index + 1 == len(front) and any(map(is_credit, body[1:_DECK_REACH]))
    below = (*front[index + 1 : index + 1 + _BYLINE_REACH], *body[:_DECK_REACH])
    if front[index].words <= _LABEL_WORDS:
        return 0.0
    if any(is_credit(unit) for unit in below):
        beside = _CREDIT_BESIDE if Sign.BYLINE in below[0].signs else 0.0
        return _CREDIT_BELOW + beside + (_ABOVE_DECK if stands_by_deck else 0.0)
    return _CREDIT_ABOVE if any(map(is_credit, front[max(index - 2, 0) : index])) else 0.0


def _length_score(words: int) -> float:
    if words <= 2:
        return -0.8
    if words == 3:
        return 0.2
    return next(score for longest, score in _LENGTHS if words <= longest)
