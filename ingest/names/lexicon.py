"""The word lists and tables of `data/`: titles, heads, particles, countries, aliases."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ingest.names.records import NameEntry, NameKind
from ingest.names.words import fold_word, key_of

_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class KnownName:
    """One row of a general table: forms that are one name, whatever the corpus says."""

    kind: NameKind
    forms: tuple[str, ...]


def _toml(name: str) -> dict[str, Any]:
    with (_DATA / name).open("rb") as file:
        return tomllib.load(file)


_TABLES = _toml("lexicon.toml")
_FIELDS = {
    field: frozenset(fold_word(word) for word in words)
    for field, words in _TABLES.pop("role_fields").items()
}
_LISTS = {name: frozenset(fold_word(word) for word in words) for name, words in _TABLES.items()}
ROLES = frozenset[str]().union(*_FIELDS.values())

COURTESY = _LISTS["courtesy"]
FEMALE = _LISTS["female"]
MALE = _LISTS["male"]
TITLES = _LISTS["titles"] | COURTESY
RANKS = _LISTS["titles"]
TITLE_MODIFIERS = _LISTS["title_modifiers"]
ORGANISATION_HEADS = _LISTS["organisation_heads"]
FIRM_HEADS = _LISTS["firm_heads"]
PLACE_HEADS = _LISTS["place_heads"]
PARTICLES = _LISTS["particles"]
FREE_PREFIXES = _LISTS["free_prefixes"]
COMPOUND_PREFIXES = _LISTS["compound_prefixes"]
PRONOUNS_AND_ARTICLES = _LISTS["pronouns_and_articles"]
SUFFIXES = _LISTS["suffixes"]
NEVER_ALONE = _LISTS["never_alone"]
DATE_WORDS = _LISTS["date_words"]
ALSO_WORDS = _LISTS["also_words"]
US_FOLLOWERS = _LISTS["us_followers"]
OPENERS = _LISTS["openers"]
SPEECH_VERBS = _LISTS["speech_verbs"]


@cache
def countries() -> tuple[KnownName, ...]:
    """Read the countries with their demonyms; the first form is the country's short name."""
    rows = []
    for line in (_DATA / "countries.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            _, name, *others = line.split("\t")
            forms = [name, *"|".join(others).split("|")]
            rows.append(KnownName("place", tuple(form.removesuffix("*") for form in forms if form)))
    return tuple(rows)


@cache
def aliases() -> tuple[KnownName, ...]:
    """Read the names that are one without sounding alike."""
    with (_DATA / "aliases.toml").open("rb") as file:
        rows = tomllib.load(file)["alias"]
    return tuple(KnownName(row["kind"], tuple(row["forms"])) for row in rows)


@cache
def known_names() -> dict[tuple[str, ...], KnownName]:
    """Index the general tables by the key of every form."""
    return {key_of(form): row for row in (*aliases(), *countries()) for form in row.forms}


def role_fields() -> dict[str, frozenset[str]]:
    """Give the role nouns of each walk of life; one noun may be in several."""
    return _FIELDS


@cache
def country_words() -> frozenset[tuple[str, ...]]:
    """Give the key of every country name and demonym."""
    return frozenset(key_of(form) for row in countries() for form in row.forms)


@cache
def _given_name_groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    with (_DATA / "given_names.toml").open("rb") as file:
        for number, names in enumerate(tomllib.load(file)["groups"]):
            for name in names:
                groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def is_given_name(word: str) -> bool:
    """Say whether a folded word is in the table of given names."""
    return word in _given_name_groups()


def same_given_name(left: str, right: str) -> bool:
    """Say whether one person may bear both given names in turn ("mick", "michael")."""
    groups = _given_name_groups()
    return bool(groups.get(left, frozenset()) & groups.get(right, frozenset()))


def is_country(entry: NameEntry) -> bool:
    """Whether a name is a country's, or that of its people."""
    return entry.kind == "place" and any(key_of(form) in country_words() for form in entry.forms)
