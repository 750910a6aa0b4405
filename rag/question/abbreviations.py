"""Abbreviations of a question in full: articles write "prime minister" where people type "pm"."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from ingest.names import NameTable

_WORD = re.compile(r"(?<![\w.])(?<!\d )[A-Za-z]{2,6}(?![\w.]\w)")

_OF_TIMES = frozenset({"pm"})
"""Abbreviations that stand in articles for something else as well: "3 pm"."""


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    text = files("rag.question").joinpath("abbreviations.toml").read_text("utf-8")
    return dict(tomllib.loads(text)["abbreviations"])


def spelled_out(question: str, names: NameTable) -> str:
    """Return a question with its abbreviations in full, where the corpus writes only their words.

    `spelled_out("Who is the PM?", names)` gives "Who is the prime minister?"; "3 pm" stays.
    """

    def full(found: re.Match[str]) -> str:
        word = found.group().lower()
        for short, ending in ((word, ""), (word.removesuffix("s"), "s")):
            words = _abbreviations().get(short, "")
            written = short in names.seen and short not in _OF_TIMES
            known = (part in names.seen or f"{part}s" in names.seen for part in words.split())
            if words and not written and all(known):
                return _plural(words) if ending else words
        return found.group()

    return _WORD.sub(full, question)


def _plural(words: str) -> str:
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"
