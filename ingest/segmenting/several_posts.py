"""Pages of several pieces without bylines: a blog's posts, the sections of a newsletter."""

import re
from collections.abc import Sequence

from ingest.segmenting.boxes import is_article_prose, is_site
from ingest.segmenting.headline_words import may_be_headline
from ingest.segmenting.units import Unit

_FEWEST_POSTS = 2
_PICTURE_LINES = 2
_SHORTEST_DATE = 3
_RULE = re.compile(r"[*_~=+#•·—–-](?: ?[*_~=+#•·—–-]){2,}")
_NOTE = re.compile(r"\([^()]+\)|\[[^\[\]]+\]")
_SHORTEST_TITLE = 4
_FEWEST_SECTIONS = 3
_FEWEST_OF_NEWSLETTER = 2
_RULED_SHARE = 0.6
_LONGEST_TITLE = 10
_LONGEST_OF_NEWSLETTER = 16
_LONGEST_BYLINE = 12


def dated_posts(units: Sequence[Unit]) -> list[int]:
    """The dates that posts stand below, each above its post's title; none on other pages.

    Blogger's and early WordPress's layout: a date alone on its line below a menu or the buttons
    of the post above, a short line, and a paragraph.
    """
    found = [index for index in range(1, len(units) - 2) if _is_above_post(units, index)]
    return found if len(found) >= _FEWEST_POSTS else []


def _is_above_post(units: Sequence[Unit], index: int) -> bool:
    date, title = units[index], units[index + 1]
    if not date.is_timestamp or date.words < _SHORTEST_DATE or not is_site(units[index - 1]):
        return False
    if not may_be_headline(title) or title.ends_sentence or title.is_prose:
        return False
    below = units[index + 2 : index + 3 + _PICTURE_LINES]
    if not any(map(is_article_prose, below)):
        return False
    return not any(
        is_site(unit) and not _is_between_prose(units, index + 2 + number)
        for number, unit in enumerate(below)
    )


def _is_between_prose(units: Sequence[Unit], index: int) -> bool:
    """Whether a line, an advert's or a link's, stands between two paragraphs."""
    beside = (*units[index - 1 : index], *units[index + 1 : index + 2])
    return len(beside) > 1 and all(map(is_article_prose, beside))


def is_rule(unit: Unit) -> bool:
    """Whether a line is a rule that parts sections: "* * *"."""
    return _RULE.fullmatch(unit.text) is not None


def ruled_sections(units: Sequence[Unit], *, is_newsletter: bool = False) -> list[tuple[int, int]]:
    """Where a newsletter's sections begin, each below a rule, and their titles; none elsewhere.

    A story that is parted by rules has none, or few, with a title below them. Where the page is
    known to be a newsletter two are enough, and may have a byline below them.
    """
    rules = [index for index, unit in enumerate(units[:-2]) if is_rule(unit)]
    if is_newsletter:
        heads = [(i + 1, _headed(units, i + 1)) for i in rules]
        found = [head for head in heads if _heads_story(units[head[1] : head[1] + 3])]
        return found if len(found) >= _FEWEST_OF_NEWSLETTER else []
    found = [(i + 1, i + 1) for i in rules if _is_title(units[i + 1], units[i + 2])]
    enough = len(found) >= _FEWEST_SECTIONS and len(found) >= _RULED_SHARE * len(rules)
    return found if enough else []


def _headed(units: Sequence[Unit], index: int) -> int:
    """The line that heads a section: below the section's name in capitals and a note, if any."""
    if not units[index].text.isupper() or units[index].words > _LONGEST_TITLE:
        return index
    below = index + 1
    while below < len(units) - 2 and _NOTE.fullmatch(units[below].text):
        below += 1
    if below + 1 >= len(units):
        return index
    unit = units[below]
    is_title = unit.words >= _SHORTEST_TITLE and may_be_headline(unit)
    is_title = is_title and not (unit.ends_sentence or unit.text.isupper())
    return below if is_title and is_article_prose(units[below + 1]) else index


def _is_title(unit: Unit, below: Unit) -> bool:
    if not may_be_headline(unit) or unit.ends_sentence or unit.words > _LONGEST_TITLE:
        return False
    return is_article_prose(below)


def _heads_story(units: Sequence[Unit]) -> bool:
    """Whether lines are a title and, below it or below a byline, a paragraph."""
    title, *below = units
    if not may_be_headline(title) or title.words > _LONGEST_OF_NEWSLETTER:
        return False
    if title.text[-1] in ".!:" or is_site(title):
        return False
    if below and below[0].words <= _LONGEST_BYLINE and not is_article_prose(below[0]):
        below = below[1:]
    return bool(below) and is_article_prose(below[0])
