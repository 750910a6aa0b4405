"""Puts text that was cut into tokens (Penn Treebank style) back as people write it."""

import re

# In order: quotation marks, brackets, marks that lean left, clitics, hyphens between words.
RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"``\s*", "“"),
        (r"\s*''", "”"),
        (r"([(\[])\s+", r"\1"),
        (r"\s+([)\]])", r"\1"),
        (r"\s+([.,;:?!%])", r"\1"),
        (r"\s+('(?:s|re|ve|ll|d|m|t)\b|n't\b)", r"\1"),
        (r"(?<=\w)s '(?=\s)", "s'"),
        (r"(?<=\w) - (?=\w)", "-"),
        (r"\$\s+(?=\d)", "$"),
    )
)


def detokenised(text: str) -> str:
    """Join tokens: `detokenised("one - year ( it 's here ) .")` is "one-year (it's here)."."""
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return " ".join(text.split())
