"""Capitals that stand for their country: "Tehran" in a question is borne out by "Iran"."""

from functools import lru_cache
from importlib.resources import files

from ingest.names import NameTable


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    text = files("rag.question").joinpath("capitals.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {capital.lower(): country for capital, country in rows}


def country_ids(written: str, names: NameTable) -> frozenset[int]:
    """Return the name-table entries of the country that a capital stands for, if it does."""
    country = _countries().get(written.lower().removesuffix("'s").removesuffix("’s"))
    if country is None:
        return frozenset()
    return frozenset(mention.entry.name_id for mention in names.find(country))
