"""What kind of thing a question asks for, by the table of wordings in `asked_for.toml`."""

import re
import tomllib
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files


class AskedFor(StrEnum):
    """The kind of thing that would answer a question."""

    SUMMARY = "summary"
    ARTICLE_COUNT = "article count"
    ARTICLES = "articles"
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


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[AskedFor, re.Pattern[str]], ...]:
    data = tomllib.loads(files("rag.question").joinpath("asked_for.toml").read_text("utf-8"))
    lists = {name: f"(?:{'|'.join(entries)})" for name, entries in data["words"].items()}
    table = []
    for kind in data["kind"]:
        pattern = "|".join(kind["patterns"])
        for name, alternatives in lists.items():
            pattern = pattern.replace(f"{{{name}}}", alternatives)
        table.append((AskedFor(kind["asked_for"]), re.compile(pattern)))
    return tuple(table)


def asked_for(question: str) -> AskedFor:
    """Return what a question asks for; `asked_for("When did he leave?")` is DATE."""
    folded = question.lower().replace("’", "'").strip()
    for kind, pattern in _table():
        if pattern.search(folded):
            return kind
    return AskedFor.THING
