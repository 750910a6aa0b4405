"""Pieces of patterns that several readers of attribution share."""

import re

from ingest.facts.lexicon import load_lexicon


def any_of(words: list[str]) -> str:
    """Give a pattern for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


ADVERBS = rf"(?:(?:{any_of(load_lexicon('speech')['adverbs'])})\b,?\s*|,\s*)*"
"""Adverbs and commas between a subject and its verb."""
