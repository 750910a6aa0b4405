"""What kind of thing a question asks for, by the table of wordings in `asked_for.toml`."""

import re
import tomllib
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from rag.question.clauses import asking_clause, without_quotations

_CONTRACTED = re.compile(r"\b(what|who|where|when|how|why|which)'?s\b(?! of\b)")

_HEALTH_BODY = re.compile(r"\b[Tt]he WHO\b")
LONGEST = 600
"""Characters, the last ones, in which it is looked for what a long text asks."""


class AskedFor(StrEnum):
    """The kind of thing that would answer a question."""

    SUMMARY = "summary"
    ARTICLE_COUNT = "article count"
    ARTICLES = "articles"
    AUTHOR = "author of an article"
    PUBLISHER = "publisher of an article"
    PUBLICATION_DATE = "date of an article"
    COMMENTS = "comments"
    CHANGE = "change"
    STATEMENT = "statement"
    AGE = "age"
    DURATION = "duration"
    MONEY = "money"
    SHARE = "share"
    QUANTITY = "quantity"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"
    REASON = "reason"
    YES_NO = "yes or no"
    THING = "thing"


OF_ARTICLES = frozenset(
    {AskedFor.SUMMARY, AskedFor.ARTICLE_COUNT, AskedFor.ARTICLES, AskedFor.AUTHOR,
     AskedFor.PUBLISHER, AskedFor.PUBLICATION_DATE, AskedFor.COMMENTS}
)  # fmt: skip
"""Kinds that ask of the articles themselves, not of what they tell."""
_VALUES = frozenset(
    {AskedFor.AGE, AskedFor.DURATION, AskedFor.MONEY, AskedFor.SHARE, AskedFor.QUANTITY}
)
_OPENING = r"(?:and |but |so )?(?:(?:to|in|at|from|by|on|for|with|of|against|since|until) )?"
_RULED_OUT: tuple[tuple[re.Pattern[str], frozenset[AskedFor]], ...] = (
    (
        re.compile(rf"{_OPENING}(?:who|whom|whose)\b"),
        _VALUES | {AskedFor.DATE, AskedFor.REASON, AskedFor.PLACE},
    ),
    (re.compile(rf"{_OPENING}(?:where|when|why)\b"), _VALUES),
)
"""What a question cannot ask for that opens so: "who paid the ransom?" asks for no sum."""


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = files("rag.question").joinpath("asked_for.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _kinds() -> tuple[AskedFor, ...]:
    return tuple(AskedFor(kind["asked_for"]) for kind in _data()["kind"])


@cache
def _pattern(place: int) -> re.Pattern[str]:
    """Compile the wordings of one kind: few of the kinds are tried, and compiling all is slow."""
    pattern = "|".join(_data()["kind"][place]["patterns"])
    for name, entries in _data()["words"].items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{'|'.join(entries)})")
    return re.compile(pattern)


@lru_cache(maxsize=32)
def frame_stems(kind: AskedFor) -> frozenset[str]:
    """Return the stems with which a question of a kind names what it asks for."""
    shared = _data()["articles"]["frame"] if kind in OF_ARTICLES else ()
    return frozenset(shared) | frozenset(
        stem
        for entry in _data()["kind"]
        if entry["asked_for"] == kind.value
        for stem in entry.get("frame", ())
    )


def say_verbs() -> str:
    """Return a pattern of the verbs with which something is said or thought."""
    return "(?:" + "|".join(_data()["words"]["say"]) + ")"


def asked_for(question: str) -> AskedFor:
    """Return what a question asks for; `asked_for("When did he leave?")` is DATE."""
    spelled = _HEALTH_BODY.sub("the World Health Organization", without_quotations(question))
    told = " ".join(spelled.lower().replace("’", "'").split())
    folded = _CONTRACTED.sub(r"\1 is", told)[-LONGEST:]
    kind = _kind(folded)
    return kind if kind in OF_ARTICLES else _kind(asking_clause(folded))


def _kind(folded: str) -> AskedFor:
    """Return the first kind of the table that fits; what opens a question rules some out."""
    ruled_out = next((kinds for opening, kinds in _RULED_OUT if opening.match(folded)), frozenset())
    for place, kind in enumerate(_kinds()):
        if kind not in ruled_out and _pattern(place).search(folded):
            return kind
    return AskedFor.THING
