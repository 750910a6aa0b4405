"""What is known of the articles of invented pages: title, publisher, author, date and basis.

A `.page` file is TOML with the gold of each article, then `+++`, then the page as a stranger
would scrape it. A field may list several readings that a careful person would accept; "" is
"the page does not say". The pages in `tuning/` were read while the rules were made. Those in
`held_out/` were written before that and read only for the measurement noted below.
"""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ingest.facts import describe, infer_dates
from ingest.records import Article, SourceText
from ingest.segmenting import segment

PAGES = Path(__file__).parent / "pages"
FIELDS = ("title", "publisher", "author", "published", "basis")
_QUOTES = str.maketrans(dict.fromkeys("\"“”'‘’"))


@dataclass(frozen=True)
class Reading:
    """One field of one article: what was found and what may stand there."""

    page: str
    field: str
    found: str
    gold: tuple[str, ...]

    @property
    def outcome(self) -> str:
        if self.found in self.gold:
            return "right"
        return "wrong" if self.found else "missed"


def same(words: str) -> str:
    return " ".join(words.translate(_QUOTES).casefold().split())


def gold_of(article: dict[str, str | list[str]], field: str) -> tuple[str, ...]:
    if field == "basis":
        given = article.get("basis")
        inferred = ["unknown"] if article["published"] == "" else ["stated", "unknown"]
        return tuple([given] if isinstance(given, str) else inferred)
    value = article[field]
    return tuple(same(one) for one in ([value] if isinstance(value, str) else value))


def found_of(article: Article | None, field: str) -> str:
    if article is None:
        return ""
    published = article.published
    if field == "published":
        return published.value.isoformat() if published.value else ""
    if field == "basis":
        return published.basis.value
    return same(getattr(article, field) or "")


def read(path: Path) -> list[Reading]:
    front, _, text = path.read_text("utf-8").partition("\n+++\n")
    gold = tomllib.loads(front)["article"]
    source = SourceText(path.name, text, "utf-8", "valid UTF-8")
    (page,) = infer_dates([describe(segment(source))])
    found: list[Article | None] = list(page.articles)
    if len(found) != len(gold):
        by_start = sorted(page.articles, key=lambda one: one.start)
        found = [*by_start[: len(gold)], *[None] * (len(gold) - len(by_start))]
    return [
        Reading(path.stem, field, found_of(article, field), gold_of(one, field))
        for one, article in zip(gold, found, strict=True)
        for field in FIELDS
    ]


def readings(folder: str) -> list[Reading]:
    return [one for path in sorted((PAGES / folder).glob("*.page")) for one in read(path)]


def faults(found: list[Reading]) -> str:
    return "\n".join(
        f"{one.page}: {one.field} {one.found!r}, not {' or '.join(map(repr, one.gold))}"
        for one in found
        if one.outcome != "right"
    )


def counts(found: list[Reading]) -> dict[str, Counter[str]]:
    return {field: Counter(one.outcome for one in found if one.field == field) for field in FIELDS}


def test_every_field_of_the_tuning_pages_is_right() -> None:
    found = readings("tuning")
    assert len({one.page for one in found}) >= 20
    assert not faults(found), "\n" + faults(found)
