"""What a line needs to be a headline or a credit at all, and which words tell its subject."""

import re
from collections.abc import Sequence

from ingest.segmenting.lexicon import Sign
from ingest.segmenting.mastheads import is_dated_masthead
from ingest.segmenting.not_headlines import is_never_headline
from ingest.segmenting.register import DATELINE, PLACE_AND_AGENCY
from ingest.segmenting.units import Unit

LONGEST_HEADLINE = 35
"""Words of the longest line that may be a headline."""
POINTS_LABELS = frozenset({"summary", "key points", "key takeaways", "at a glance", "highlights"})
"""Labels over the points that sum an article up, which stand between headline and text."""
_NEVER = frozenset(
    {
        *(Sign.FURNITURE, Sign.RELATED, Sign.COMMENTS, Sign.FORM, Sign.FORUM, Sign.FOOTER),
        *(Sign.BYLINE, Sign.CREDIT, Sign.CAPTION, Sign.AVATAR, Sign.QUOTE),
    }
)
_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_STEM = 5
_COMMON = frozenset({
    "said", "says", "will", "with", "that", "from", "have", "this", "their", "they", "would",
    "were", "been", "about", "after", "more", "than", "which", "when", "what", "into", "over",
    "also", "could", "peopl", "years", "last", "first", "year", "most", "some", "other", "there",
    "before", "befor", "while", "where", "only", "being", "such", "many", "then", "month", "week",
    "today", "next", "just", "make", "made", "take", "because", "becau", "them", "these", "those",
    "does", "very", "much", "well", "even", "still", "back", "here", "your", "ours", "mine",
    "though", "thoug", "through", "throu", "between", "betwe", "without", "witho", "should",
    "shoul", "every", "never", "always", "alway", "again", "until", "under", "upon", "both",
    "each", "once", "took", "come", "came", "goes", "going", "like", "know", "knew", "want",
    "need", "good", "must", "might", "same", "another", "anoth", "people",
})  # fmt: skip
_ARROWS = "«»‹›←→"


def may_be_headline(unit: Unit) -> bool:
    """Whether a unit has nothing about it that a headline never has."""
    if unit.signs & _NEVER or unit.is_timestamp or unit.is_symbols or unit.has_credit:
        return False
    if unit.text.count("\t") > 1 and any(map(str.isdigit, unit.text)):
        return False
    if not 1 < unit.words <= LONGEST_HEADLINE or unit.text[0] in "•*":
        return False
    if PLACE_AND_AGENCY.fullmatch(unit.text) or (unit.ends_sentence and unit.is_site_prose):
        return False
    if unit.text[0] in _ARROWS or unit.text[-1] in _ARROWS:
        return False
    return DATELINE.match(unit.text) is None and not is_never_headline(unit.text)


def stems(text: str) -> frozenset[str]:
    """The first letters of a text's longer words: "Striking workers" gives {"strik", "worke"}."""
    return frozenset(word[:_STEM].lower() for word in _CONTENT_WORD.findall(text))


def telling_stems(units: Sequence[Unit]) -> frozenset[str]:
    """The stems of some units that tell what they are about."""
    return stems(" ".join(unit.text for unit in units)) - _COMMON


def is_credit(unit: Unit) -> bool:
    """Whether a line is a byline, a dateline, a date, or a newspaper's name with a date."""
    if unit.is_timestamp or Sign.BYLINE in unit.signs:
        return True
    return DATELINE.match(unit.text) is not None or is_dated_masthead(unit.text)
