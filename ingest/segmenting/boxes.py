"""Furniture by a line's own words, and the boxes (offers, videos, adverts) it stands in."""

import re
from collections.abc import Iterator, Sequence

from ingest.segmenting.headline_words import telling_stems
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.register import measure
from ingest.segmenting.units import Unit

_SITE_SIGNS = frozenset(
    {
        *(Sign.FURNITURE, Sign.RELATED, Sign.FOOTER, Sign.FORM, Sign.COMMENTS, Sign.FORUM),
        *(Sign.PROFILE, Sign.AVATAR, Sign.FOLLOW),
    }
)
_ARTICLE_SIGNS = frozenset({Sign.BYLINE, Sign.CREDIT, Sign.CAPTION})
_ARROWED = re.compile(r"^[←‹<»]|[→›>«]$")
_EARLIER_POST = re.compile(r"[«←‹] [^»]+[^».]")
"""The post before, as blogs link it: "« What is a tender for?"."""
_BOX_WORDS = 20
_TITLE_WORDS = 8
_TITLE_LINES = 2
_FEWEST_SHARED = 2
_COHESIVE_SHARE = 0.25
_QUOTED = re.compile(r"[\"“]")
_SITE_SPEAKS = re.compile(r"\b(?:our|we|us|your?)\b")
_OFFER = re.compile(r"newsletter|sign up|subscri|e-?mail|inbox|donat|support|cookie|app\b|alert")


def is_site(unit: Unit) -> bool:
    """Whether a unit is furniture by its own words alone."""
    if unit.signs & _SITE_SIGNS or unit.is_site_prose:
        return True
    if unit.words <= _BOX_WORDS and _EARLIER_POST.fullmatch(unit.text):
        return True
    return not unit.is_prose and _ARROWED.search(unit.text) is not None


def is_article_prose(unit: Unit) -> bool:
    """Whether a unit is running text that is not the site's own, a caption or a byline."""
    if not unit.is_prose or is_site(unit):
        return False
    return not unit.signs & {Sign.CAPTION, Sign.BYLINE, Sign.CREDIT}


def heads_appeal(units: Sequence[Unit], index: int) -> bool:
    """Whether a line calls out above the site's own words: "Stand up for the facts!"."""
    unit = units[index]
    if unit.words > _TITLE_WORDS or unit.text[-1] != "!" or index + 1 == len(units):
        return False
    return units[index + 1].is_site_prose


def box_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of lines that stand in a box with lines of the site.

    Where a page parts its paragraphs by blank lines, the lines of a box stand together: those
    above its last line of the site's own belong to it. Lines with a byline are an article's head.
    """
    told = telling_stems([unit for unit in units if unit.words > _BOX_WORDS])
    enclosed = (index for index in range(1, len(units) - 1) if _is_enclosed(units, index))
    found = {index for index in enclosed if not _is_articles(units[index], told, offers=True)}
    if _parts_paragraphs(units):
        for group in _groups(units):
            box = _box_of(units, group)
            offers = any(_OFFER.search(units[index].key) for index in box)
            found.update(i for i in box if not _is_articles(units[i], told, offers=offers))
    return frozenset(found)


def _is_enclosed(units: Sequence[Unit], index: int) -> bool:
    unit, above, below = units[index], units[index - 1], units[index + 1]
    if (
        unit.words > _BOX_WORDS
        or unit.text[0] == "("
        or unit.signs & _ARTICLE_SIGNS
        or unit.is_timestamp
    ):
        return False
    if unit.words <= _TITLE_WORDS and below.is_site_prose and not unit.text.endswith("."):
        return _OFFER.search(below.key) is not None
    if not (is_site(above) and is_site(below)):
        return False
    return not unit.ends_sentence or _OFFER.search(above.key + below.key) is not None


def _parts_paragraphs(units: Sequence[Unit]) -> bool:
    prose = [unit for unit in units[1:] if unit.is_prose]
    return sum(unit.gap > 0 for unit in prose) > len(prose) / 2


def _groups(units: Sequence[Unit]) -> Iterator[range]:
    start = 0
    for index in range(1, len(units) + 1):
        if index == len(units) or units[index].gap > 0:
            yield range(start, index)
            start = index


def _box_of(units: Sequence[Unit], group: range) -> Sequence[int]:
    own = [index for index in group if is_site(units[index])]
    if len(own) < 2 or any(units[i].words > _BOX_WORDS and i not in own for i in group):
        return ()
    if any(Sign.BYLINE in units[i].signs and i not in own for i in group):
        return ()
    first = own[0]
    while first > group.start and own[0] - first < _TITLE_LINES and _is_of_box(units[first - 1]):
        first -= 1
    return range(first, own[-1] + 1)


def _is_articles(unit: Unit, told: frozenset[str], *, offers: bool) -> bool:
    """Whether a line in a box is the article's: a date, or a sentence on what the article tells.

    Where the box offers nothing, any sentence is.
    """
    if unit.is_timestamp or (unit.signs & _ARTICLE_SIGNS and not is_site(unit)):
        return True
    if not is_article_prose(unit) or _OFFER.search(unit.key) or _SITE_SPEAKS.search(unit.key):
        return False
    if not offers or measure([unit.text]).report > 0 or _QUOTED.match(unit.text):
        return True
    own = telling_stems([unit])
    return len(own & told) >= max(_FEWEST_SHARED, _COHESIVE_SHARE * len(own))


def _is_of_box(unit: Unit) -> bool:
    """Whether a line above a box's first line of the site is its title, and no paragraph."""
    if unit.signs & _ARTICLE_SIGNS or unit.is_timestamp:
        return False
    return not is_article_prose(unit) or _OFFER.search(unit.key) is not None
