"""The words of `units.toml`, by what they count and what happened."""

import tomllib
from functools import cache
from importlib.resources import files

from rag.words import words

HARM = frozenset({"hurt", "killed", "ill", "held", "missing"})
"""Happenings of `units.toml` that nobody leaves unsaid of those whom he counts."""


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = files("rag.conflicts").joinpath("units.toml").read_text(encoding="utf-8")
    return {
        table: {word: name for name, words in groups.items() for word in words}
        for table, groups in tomllib.loads(text).items()
    }


def kind_of(word: str) -> str | None:
    """Give what a folded word counts: `kind_of("soldiers")` is "troops"."""
    return _tables()["kinds"].get(word)


def happening_of(word: str) -> str | None:
    """Give what a folded word says happened: `happening_of("wounded")` is "hurt"."""
    return _tables()["happenings"].get(word)


def one_unit(left: str | None, right: str | None, happened: frozenset[str]) -> bool:
    """Whether two units may count the same: of the dead, soldiers may be called just people."""
    if left == right:
        return True
    return {left, right} == {"people", "troops"} and bool(happened & HARM)


def counts_alike(asked: str, told: str) -> bool:
    """Whether a count of `told` answers how many `asked` there are: "force" and "soldiers"."""
    kind, other = kind_of(asked), kind_of(told)
    return kind is not None and (kind == other or (kind == "people" and other == "troops"))


def happenings_in(text: str) -> frozenset[str]:
    """Give everything that a text says happened to those whom it counts."""
    return frozenset(name for word in words(text) if (name := happening_of(word.folded)))
