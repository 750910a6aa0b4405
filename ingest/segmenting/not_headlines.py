"""Lines at the top of a page that are no headline: slugs, greetings, menus, handovers, taglines."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ingest.segmenting.lexicon import Sign, line_key, load_lexicon

_MENU_SIGNS = frozenset({Sign.FURNITURE, Sign.RELATED, Sign.FORUM})
_FEWEST_ENTRIES = 3
_LONGEST_ENTRY = 3
_MENU_SHARE = 0.6
_MENU_OPENERS = frozenset({"home", "menu", "sections", "topics"})
_SMALL = frozenset({"and", "on", "the", "of", "&", "to", "in", "us"})
_PARTING = re.compile(r"\s*[|•·/›»>–—]\s*|\s{2,}|\s")


@dataclass(frozen=True, slots=True)
class NotHeadlines:
    """What rules a line out as headline, and what speaks for a site's motto."""

    never: re.Pattern[str]
    never_anycase: re.Pattern[str]
    tagline: re.Pattern[str]


@cache
def _load() -> NotHeadlines:
    path = Path(__file__).with_name("not_headlines.toml")
    tables = tomllib.loads(path.read_text("utf-8"))
    return NotHeadlines(
        _any_of(tables["never"]["exact"], 0),
        _any_of(tables["never"]["anycase"], re.IGNORECASE),
        _any_of(tables["tagline"]["anycase"], re.IGNORECASE),
    )


def _any_of(patterns: list[str], flags: int) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), flags)


@lru_cache(maxsize=4096)
def is_never_headline(line: str) -> bool:
    """Whether a line has the form of a slug, label, greeting, handover or menu.

    "BC-Grain Ship, 2nd Ld-Writethru", "Good morning, islanders," and "This was in the paper:"
    have; a headline never ends with a colon.
    """
    words = _load()
    if line.rstrip()[-1:] in {":", ","}:
        return True
    if words.never.fullmatch(line) or words.never_anycase.fullmatch(line):
        return True
    return is_menu(line)


@lru_cache(maxsize=4096)
def is_tagline(line: str) -> bool:
    """Whether a line has words of a site's motto: "Growing things badly since 2009"."""
    return _load().tagline.fullmatch(line) is not None


def is_menu(line: str) -> bool:
    """Whether a line is a menu's entries one after the other: "News Sport Business Jobs"."""
    words = [word for word in _PARTING.split(line.strip()) if word]
    if len(words) < _FEWEST_ENTRIES:
        return False
    if any(word[0].islower() and word not in _SMALL for word in words):
        return False
    if words[0].lower() in _MENU_OPENERS:
        return True
    lines = load_lexicon().lines
    entries = covered = at = 0
    while at < len(words):
        for length in range(min(_LONGEST_ENTRY, len(words) - at), 0, -1):
            if lines.get(line_key(" ".join(words[at : at + length])), frozenset()) & _MENU_SIGNS:
                entries += 1
                covered += length
                at += length
                break
        else:
            at += 1
    return entries >= _FEWEST_ENTRIES and covered >= _MENU_SHARE * len(words)
