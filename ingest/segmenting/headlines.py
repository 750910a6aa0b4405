"""Which line is an article's headline."""

import re
from collections.abc import Sequence

from ingest.segmenting.lexicon import Sign, line_key
from ingest.segmenting.units import Unit

NEVER = frozenset(
    {
        *(Sign.FURNITURE, Sign.RELATED, Sign.COMMENTS, Sign.FORM, Sign.FORUM, Sign.FOOTER),
        *(Sign.BYLINE, Sign.CREDIT, Sign.CAPTION, Sign.AVATAR, Sign.QUOTE),
    }
)
_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_STEM = 5
_COMMON = frozenset(
    {
        *("said", "says", "will", "with", "that", "from", "have", "this", "their", "they", "would"),
        *(
            "were",
            "been",
            "about",
            "after",
            "more",
            "than",
            "which",
            "when",
            "what",
            "into",
            "over",
        ),
        *("also", "could", "peopl", "years", "last", "first", "year", "most", "some", "other"),
        *("there", "before", "befor", "while", "where", "only", "being", "such", "many", "then"),
        *("month", "week", "today", "next", "just", "make", "made", "take", "because", "becau"),
    }
)
_FARTHEST = 25
_LONGEST = 35
_FLOOR = 0.8
_BREADCRUMB = re.compile(r"\s[|>»/›•]\s")
_BODY_UNITS = 6


def choose_headline(front: Sequence[Unit], body: Sequence[Unit], title: str | None) -> int | None:
    """The index in `front` of the headline of the article whose text begins with `body`.

    A headline repeats words of the article below it, has the length of a headline, stands near
    the text and, of a headline and its deck, comes first.

    Args:
        front: Units before the first paragraph.
        body: Units from the first paragraph on.
        title: Title that the file's format states.
    """
    told = stems(" ".join(unit.text for unit in body[:_BODY_UNITS]))
    keys = [unit.key for unit in front]
    best: int | None = None
    best_score = _FLOOR
    for index in range(max(0, len(front) - _FARTHEST), len(front)):
        unit = front[index]
        if not may_be_headline(unit):
            continue
        score = _score(unit, told, title) - 0.05 * (len(front) - index)
        score += _FIRST_LINE if index == 0 and len(front) <= _FEW_LINES else 0.0
        score += 1.0 if keys.count(unit.key) > 1 else 0.0
        repeats_best = best is not None and keys[best] == unit.key
        if score > best_score + (0.0 if best is None or repeats_best else _LATER_MARGIN):
            best, best_score = index, score
        elif repeats_best:
            best = index
    return best


_LATER_MARGIN = 0.7
# A file that begins with its headline has few lines before its text.
_FIRST_LINE = 0.8
_FEW_LINES = 6
_LENGTHS = ((18, 1.0), (26, 0.7), (_LONGEST, 0.3))


def may_be_headline(unit: Unit) -> bool:
    """Whether a unit has nothing about it that a headline never has."""
    if unit.signs & NEVER or unit.is_timestamp or unit.is_symbols or unit.has_credit:
        return False
    return 1 < unit.words <= _LONGEST and unit.text[0] not in "•*"


def stems(text: str) -> frozenset[str]:
    """The first letters of a text's longer words: "Striking workers" gives {"strik", "worke"}."""
    return frozenset(word[:_STEM].lower() for word in _CONTENT_WORD.findall(text))


def telling_stems(units: Sequence[Unit]) -> frozenset[str]:
    """The stems of some units that tell what they are about."""
    return stems(" ".join(unit.text for unit in units)) - _COMMON


def _score(unit: Unit, told: frozenset[str], title: str | None) -> float:
    own = stems(unit.text)
    shared = len(own & told)
    score = 3.0 * shared / max(len(own), 3)
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
    return score


def _length_score(words: int) -> float:
    if words <= 2:
        return -0.8
    if words == 3:
        return 0.2
    return next(score for longest, score in _LENGTHS if words <= longest)
