"""Lines that could be a reader's screen name."""

import re

from ingest.segmenting.mastheads import is_masthead
from ingest.segmenting.units import Unit

_NAME = re.compile(r"[@~]?[\w][\w.'’@#&*=+$~!()\[\] -]{0,38}", re.UNICODE)
_INITIAL_LAST = re.compile(r"\s[A-Z]\.$")
"""A surname cut to its initial ("Anne K.") ends like a sentence and is none."""
_SENTENCE_WORDS = frozenset(
    {
        *(
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "will",
            "would",
            "can",
            "could",
            "says",
            "said",
        ),
        *("how", "why", "what", "when", "where", "about", "after", "before", "with", "into", "its"),
        *("this", "that", "these", "those", "they", "there", "more", "than", "by", "from", "our"),
    }
)
_GONE = "[deleted]"
"""What Reddit shows for the name of a user who has gone."""
_MOST_WORDS = 4
_FEW_WORDS = 3
_LONGEST = 34


def looks_like_name(unit: Unit) -> bool:
    """Whether a line could be a screen name: "RichardD", "good american", "Zionism = EVIL"."""
    text = unit.text.strip(" :")
    if text == _GONE:
        return True
    if not text or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS + text.count("="):
        return False
    if text[-1] in ".?!;," and not (text[:-1].isupper() or _INITIAL_LAST.search(text)):
        return False
    if _NAME.fullmatch(text) is None or not any(map(str.isalpha, text)):
        return False
    words = unit.key.split()
    if len(words) > 1 and is_masthead(text):
        return False
    return len(words) <= _FEW_WORDS or not _SENTENCE_WORDS & set(words)
