"""Which words name a publisher: agencies by their short forms, others by their nouns."""

import re

from ingest.facts.lexicon import load_lexicon

MAX_HOUSE_WORDS = 6
_SPACES = re.compile(r"\s+")
_ROLES = frozenset(load_lexicon("credits")["roles"])
_INNER = re.compile(r"[,;:|!?]|\s[-–—]\s")
_SMALL_WORDS = frozenset(
    [
        "of",
        "the",
        "and",
        "&",
        "for",
        "de",
        "la",
        "le",
        "du",
        "des",
        "del",
        "di",
        "der",
        "die",
        "das",
    ]
)


def known_house(words: str) -> str | None:
    """Give the publisher that some capitalised words name, or None where they name none.

    "AP" gives "Associated Press", "National News Center" itself, "Baghdad" None.
    """
    words = _SPACES.sub(" ", words).strip(" .,;:()-–—|/^*»«>")
    lexicon = load_lexicon("publishers")
    agency: str | None = lexicon["agencies"].get(words)
    if agency is not None:
        return agency
    if _INNER.search(words) or words.lower() in lexicon["words"]["not_a_site"]:
        return None
    parts = words.split()
    if any(part[0].islower() and part not in _SMALL_WORDS for part in parts):
        return None
    if any(part.lower() in _ROLES for part in parts):
        return None
    nouns = set(lexicon["words"]["publisher"])
    last = {part.lower().rsplit("-", 1)[-1] for part in parts}
    if 2 <= len(parts) <= MAX_HOUSE_WORDS and nouns & last:
        return words
    return None
