"""Nouns of office, and which of them are said for each other."""

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ingest.names import role_fields, role_noun
from rag.words import Word


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files("rag.roles").joinpath("role_words.toml").read_text("utf-8"))


@lru_cache(maxsize=4096)
def office(folded: str) -> str | None:
    """Return the noun of office that a lower-case word is, in one spelling; None for no such word.

    `office("advisor") == "adviser"`, `office("generals") == "general"`.
    """
    for word in (folded, folded.removesuffix("s")):
        known = role_noun(word)
        if known or word in _data()["more"]:
            return known or word
    return None


def names_people(folded: str) -> bool:
    """Whether a lower-case word stands for people, by office or otherwise: "mayor", "gunmen"."""
    return folded in _data()["people"] or office(folded) is not None


def leads_pattern() -> str:
    """Return a pattern of what asks for the one who leads: "heads", "is in charge of"."""
    return "(?:" + "|".join(_data()["leads"]) + ")"


def offices_in(found: Sequence[Word]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the offices that words say are held, and those that were held or are to be.

    "a former intelligence chief who became premier" gives minister, and chief.
    """
    data = _data()
    held: list[str] = []
    past: list[str] = []
    lapsed = False
    for word in found:
        noun = office(word.folded)
        if word.folded in data["awaited"] and held:
            past.append(held.pop())
        elif word.folded in data["lapsed"]:
            lapsed = True
        elif word.folded in data["held_again"]:
            lapsed = False
        elif noun:
            (past if lapsed else held).append(noun)
    return frozenset(held), frozenset(past)


def tells_tenure(folded: str) -> bool:
    """Whether a word before an office says only how firmly, or that it is no longer, held."""
    return folded in _data()["tenure"] or folded in _data()["lapsed"]


def is_past(folded: str) -> bool:
    """Whether a word before an office says that it is no longer held."""
    return folded in _data()["lapsed"]


def means_the_whole(folded: str) -> bool:
    """Whether a word behind a name stands for all that the name does: "Iraq's government"."""
    return folded in _data()["whole"]


def leads_anything(noun: str) -> bool:
    """Whether an office may be that of anyone who leads: "head", "leader"."""
    return noun in _data()["anyone_leading"]


@lru_cache(maxsize=4096)
def serves_for(asked: str, held: str) -> bool:
    """Whether one who holds the office `held` may be asked for as `asked`."""
    if asked == held:
        return True
    data = _data()
    if asked in data["anyone_leading"]:
        return held in data["leading"] or held in data["ruling"]
    if held == "head":
        return asked in data["leading"]
    fields = role_fields()
    return any(held in fields[walk] for walk in data["walks"].get(asked, ()))
