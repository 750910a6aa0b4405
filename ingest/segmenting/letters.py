"""Where a newsletter speaks to its readers: it greets them above its story, and takes leave below.

Sources of `letters.toml`: the openings and endings of issues of Morning Brew, Axios, Politico
Playbook, The Browser and of personal newsletters on Substack, Ghost, Buttondown and Mailchimp.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from ingest.segmenting.boxes import is_article_prose, is_site
from ingest.segmenting.register import measure
from ingest.segmenting.several_posts import is_rule
from ingest.segmenting.units import Unit

_LONGEST_SIGN = 40
_LONGEST_GREETING = 45
_LONGEST_FAREWELL = 40
_LONGEST_SIGN_OFF = 4
_FEWEST_SIGNS = 2
_PUBLICATION = " is a reader-supported "
_FEWEST_PARAGRAPHS = 3
_FIRST_PARAGRAPHS = 3
_SHORT = 25
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The compiled lists of `letters.toml`."""

    signs: re.Pattern[str]
    greetings: re.Pattern[str]
    small_talk: re.Pattern[str]
    farewells: re.Pattern[str]
    sign_offs: re.Pattern[str]
    postbags: re.Pattern[str]


@cache
def _load() -> LetterWords:
    lists = tomllib.loads(Path(__file__).with_name("letters.toml").read_text("utf-8"))
    compiled = {
        name: re.compile("|".join(items), 0 if name == "sign_offs" else re.IGNORECASE)
        for name, items in lists.items()
    }
    return LetterWords(**compiled)


def letter_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of a newsletter's greeting, leave-taking and readers' letters; none on other pages.

    "Kettle on? It's Saturday, and I have a story about tarmac." is a greeting.
    """
    if not is_newsletter(units):
        return frozenset()
    prose = [index for index, unit in enumerate(units) if is_article_prose(unit)]
    if len(prose) < _FEWEST_PARAGRAPHS:
        return frozenset()
    found = {index for index in prose[:_FIRST_PARAGRAPHS] if _greets(units[index])}
    found |= _leave_taking(units, prose) | _postbag(units)
    return frozenset(found) if len(found & set(prose)) < len(prose) - 1 else frozenset()


def is_newsletter(units: Sequence[Unit]) -> bool:
    """Whether a page is an issue of a newsletter, by its buttons and its words to subscribers."""
    signs = _load().signs
    keys = {unit.key for unit in units if unit.words <= _LONGEST_SIGN}
    found = [key for key in keys if signs.fullmatch(key)]
    return len(found) >= _FEWEST_SIGNS or any(_PUBLICATION in key for key in found)


def _greets(unit: Unit) -> bool:
    words = _load()
    text = unit.text.translate(_STRAIGHT)
    if unit.words > _LONGEST_GREETING or words.greetings.match(text) is None:
        return False
    register = measure([unit.text])
    return words.small_talk.search(text) is not None and register.reader >= register.report


def _leave_taking(units: Sequence[Unit], prose: Sequence[int]) -> set[int]:
    """The last paragraphs, as long as each takes leave, and the lines signed below them."""
    words = _load()
    found: set[int] = set()
    first = len(units)
    for index in reversed(prose):
        unit = units[index]
        text = unit.text.translate(_STRAIGHT)
        if unit.words > _LONGEST_FAREWELL or words.farewells.match(text) is None:
            break
        if unit.words > _SHORT and not measure([unit.text]).reader:
            break
        found.add(index)
        first = index
    for index in range(first + 1, len(units)):
        unit = units[index]
        if is_site(unit):
            continue
        if unit.words <= _LONGEST_SIGN_OFF and words.sign_offs.fullmatch(unit.text):
            found.add(index)
        elif index not in found:
            break
    return found


def _postbag(units: Sequence[Unit]) -> set[int]:
    """Readers' letters and notices: from their heading to the next rule, or to the site's lines."""
    words = _load()
    found: set[int] = set()
    for start, (unit, below) in enumerate(pairwise(units)):
        if not (words.postbags.fullmatch(unit.key) and is_article_prose(below)):
            continue
        rest = range(start + 1, len(units))
        ends = [i for i in rest if is_rule(units[i])] or [i for i in rest if is_site(units[i])]
        found.update(range(start, ends[0] if ends else len(units)))
    return found
