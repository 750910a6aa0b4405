"""What kind of thing a question asks for, by the table of wordings in `asked_for.toml`."""

import re
import tomllib
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

_CONTRACTED = re.compile(r"\b(what|who|where|when|how|why|which)'?s\b(?! of\b)")

_AUXILIARY = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might"
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]{3,}[”\"”»]")
_QUOTATION = " xquotedx "
"""Stands for words that a question quotes, which say nothing of what it asks: “A memo has more
than one reader”. The table knows it: an article may be called so."""
_LEAD = r"(?:(?:in|on|at|by|to|from|of|for|with|since|until|under|about|after|before|against) )?"
_LAST_CLAUSE = re.compile(
    r"[,;:]\s+(?P<or>or )?(?:and |but |so |i mean |that is )*"
    rf"(?P<asked>{_LEAD}(?:who|whom|whose|what|which|when|where|why|how)\b.*)$"
)
_ASKS_AT_ONCE = re.compile(
    rf"(?:and |but |so )?(?:according to\b|{_LEAD}(?:who|whom|whose|what|which|why|how)\b|"
    rf"(?:when |where )?(?:{_AUXILIARY})\b)"
)
LEAST_CLAUSE = 3
"""Words that a last clause has at least to be what is asked."""


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


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = files("rag.question").joinpath("asked_for.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[AskedFor, re.Pattern[str]], ...]:
    lists = {name: f"(?:{'|'.join(entries)})" for name, entries in _data()["words"].items()}
    table = []
    for kind in _data()["kind"]:
        pattern = "|".join(kind["patterns"])
        for name, alternatives in lists.items():
            pattern = pattern.replace(f"{{{name}}}", alternatives)
        table.append((AskedFor(kind["asked_for"]), re.compile(pattern)))
    return tuple(table)


@lru_cache(maxsize=32)
def frame_stems(kind: AskedFor) -> frozenset[str]:
    """Return the stems with which a question of a kind names what it asks for."""
    return frozenset(
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
    told = " ".join(_QUOTED.sub(_QUOTATION, question).lower().replace("’", "'").split())
    folded = _CONTRACTED.sub(r"\1 is", told)
    kind = _kind(folded)
    last = _LAST_CLAUSE.search(folded)
    if kind in OF_ARTICLES or last is None or len(last["asked"].split()) < LEAST_CLAUSE:
        return kind
    if last["or"] or not _ASKS_AT_ONCE.match(folded):
        return _kind(last["asked"])
    return kind


def _kind(folded: str) -> AskedFor:
    for kind, pattern in _table():
        if pattern.search(folded):
            return kind
    return AskedFor.THING
