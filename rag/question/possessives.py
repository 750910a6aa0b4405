"""Possessives typed without an apostrophe: "general mckenzies first name"."""

import re

from ingest.names import NameTable

_WORD = re.compile(r"(?<![\w'’-])[A-Za-z][\w-]{3,}s(?![\w'’-])")


def with_apostrophes(question: str, names: NameTable) -> str:
    """Return a question with the apostrophes that its possessive names lack.

    `with_apostrophes("mckenzies first name", names)` gives "mckenzie's first name" where the
    corpus has McKenzie, and nowhere "mckenzies"; a name that ends in "s" stays.
    """

    def owned(found: re.Match[str]) -> str:
        word = found.group()
        behind = question[found.end() : found.end() + 2]
        if word.lower() in names.seen or len(behind) < 2 or not behind[1].isalpha():
            return word
        name = word[:-1]
        return f"{name}'s" if name.lower() in names.seen and names.find(name) else word

    return _WORD.sub(owned, question)
