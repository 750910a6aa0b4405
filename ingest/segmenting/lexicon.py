"""The lexicons of lines that pages print around their text, compiled."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

_LONGEST_LINE = 200
_CREDIT_TAIL = 90
_LONGEST_HEADING = 100
_SENTENCE_ENDS = ".!?"
_TOKEN = re.compile(r"\w+")
_COUNT_OR_AGE = re.compile(r"\d[\d.,]*(?:k|s|min|m|h|hrs?|d|w|mo|yr|y)?")
_MOST_BUTTONS = 8
_SPACES = 2
_FILES = ("lexicon.toml", "lexicon_languages.toml")
_DOTS = re.compile(r"\.{2,}$")
_EDIT_LINK = re.compile(r" ?\[edit[^\[\]]{0,15}\]$")
_NEW_TAB = re.compile(r"(?<=\S),? \(?opens (?:in )?(?:a )?new (?:tab|window)\)?$")
_EDGES = " \t\u00a0\u200b\ufeff•·‣▪►▼▲▾▶→»›>|*✉◄«‹:…×↑↓⋮"
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u200b": None})


class Sign(StrEnum):
    """What a line is a sign of; the lexicon's head says what each means."""

    COMMENTS = "comments"
    FORM = "form"
    HEADER = "header"
    TIME = "time"
    AVATAR = "avatar"
    PROFILE = "profile"
    FOOTER = "footer"
    QUOTE = "quote"
    FORUM = "forum"
    RELATED = "related"
    FURNITURE = "furniture"
    BYLINE = "byline"
    CREDIT = "credit"
    CAPTION = "caption"
    FOLLOW = "follow"
    SIGNED = "signed"
    CHAT = "chat"
    SUBJECT = "subject"


PROSE_SIGNS = frozenset(
    {
        *(Sign.FURNITURE, Sign.FORM, Sign.CAPTION, Sign.CREDIT, Sign.QUOTE, Sign.FOLLOW),
        *(Sign.RELATED, Sign.COMMENTS),
    }
)
"""Signs that a paragraph may have; the others are those of short lines only."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Whole lines, beginnings and patterns, each leading to its signs."""

    lines: dict[str, frozenset[Sign]]
    starts: re.Pattern[str]
    start_signs: dict[str, Sign]
    patterns: tuple[tuple[Sign, tuple[re.Pattern[str], ...]], ...]
    any_pattern: dict[Sign, re.Pattern[str]]
    buttons: frozenset[str]

    def signs(self, key: str) -> frozenset[Sign]:
        """All signs of a line, given as its `line_key`."""
        if not key:
            return frozenset()
        if len(key) > _LONGEST_LINE:
            credited = self.any_pattern[Sign.CAPTION].fullmatch(key[-_CREDIT_TAIL:])
            return self._started(key) | ({Sign.CAPTION} if credited else set())
        buttons = {Sign.FOOTER} if self._is_buttons(key) else frozenset()
        is_paragraph = len(key) > _LONGEST_HEADING and key[-1] in _SENTENCE_ENDS
        found = {
            sign
            for sign, pattern in self.any_pattern.items()
            if (not is_paragraph or sign in PROSE_SIGNS) and pattern.fullmatch(key)
        }
        return self._whole(key) | buttons | self._started(key) | found

    def screen_name(self, sign: Sign, key: str) -> tuple[int, int] | None:
        """Where, in a line's key, its pattern finds a screen name."""
        for of_sign, patterns in self.patterns:
            for pattern in patterns if of_sign is sign else ():
                found = pattern.fullmatch(key)
                if found:
                    return found.span("name")
        return None

    def _is_buttons(self, key: str) -> bool:
        words = _TOKEN.findall(key)
        said = [word for word in words if not _COUNT_OR_AGE.fullmatch(word)]
        return 0 < len(said) <= _MOST_BUTTONS and all(word in self.buttons for word in said)

    def _whole(self, key: str) -> frozenset[Sign]:
        """The signs of a whole line, of several words also without its full stop."""
        signs = self.lines.get(key)
        if signs is None and key[-1] in _SENTENCE_ENDS and key.count(" ") >= _SPACES:
            signs = self.lines.get(key[:-1])
        return signs or frozenset()

    def _started(self, key: str) -> frozenset[Sign]:
        found = self.starts.match(key)
        return frozenset({self.start_signs[found.group()]}) if found else frozenset()


def line_key(line: str) -> str:
    """A line as the lexicon compares it: "• Link  to post:" gives "link to post"."""
    key = _DOTS.sub("", " ".join(line.translate(_STRAIGHT).lower().split()).strip(_EDGES))
    return _NEW_TAB.sub("", _EDIT_LINK.sub("", key))


@lru_cache(maxsize=4096)
def signs_of(key: str) -> frozenset[Sign]:
    """All signs of a line by the package's lexicon; chrome repeats, so they are remembered."""
    return load_lexicon().signs(key)


@cache
def load_lexicon() -> Lexicon:
    """The lexicons that are part of the package, as one."""
    texts = (Path(__file__).with_name(name).read_text("utf-8") for name in _FILES)
    lines: dict[str, set[Sign]] = {}
    starts: dict[str, Sign] = {}
    patterns: dict[Sign, list[str]] = {}
    buttons: set[str] = set()
    for entry in (entry for text in texts for entry in tomllib.loads(text)["entry"]):
        sign = Sign(entry["sign"])
        for line in entry.get("lines", ()):
            lines.setdefault(line_key(line), set()).add(sign)
        for start in entry.get("starts", ()):
            starts.setdefault(start, sign)
        buttons.update(entry.get("buttons", ()))
        patterns.setdefault(sign, []).extend(entry.get("patterns", ()))
    ordered = sorted(starts, key=len, reverse=True)
    unnamed = {
        sign: [re.sub(r"\?P<\w+>", "?:", one) for one in of] for sign, of in patterns.items()
    }
    return Lexicon(
        {line: frozenset(signs) for line, signs in lines.items()},
        re.compile("|".join(map(re.escape, ordered))),
        starts,
        tuple(
            (sign, tuple(re.compile(one) for one in of if "?P<name>" in one))
            for sign, of in patterns.items()
        ),
        {
            sign: re.compile("|".join(f"(?:{one})" for one in of))
            for sign, of in unnamed.items()
            if of
        },
        frozenset(buttons),
    )
