"""What is known of the articles of invented pages: title, publisher, author, date and basis.

A `.page` file is TOML with the gold of each article, then `+++`, then the page as a stranger
would scrape it. A field may list several readings that a careful person would accept; "" is
"the page does not say".

Two sets of pages were held out: each was written before the rules were improved for the pages
read so far, measured once at first sight, and only then read with the others. Right of all, and
wrong (a value that is not so, where null would have been better), at first sight:

| set | articles | title | publisher | author | date | basis |
| --- | --- | --- | --- | --- | --- | --- |
| first, before these rules | 20 | 14 (4 wrong) | 9 (2) | 13 (0) | 13 (1) | 14 (4) |
| first, with them | 20 | 17 (2) | 15 (1) | 18 (0) | 16 (1) | 17 (2) |
| second | 15 | 10 (5) | 13 (0) | 15 (0) | 14 (1) | 15 (0) |
"""

import textwrap
import tomllib
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


def readings(folder: Path) -> list[Reading]:
    return [one for path in sorted(folder.glob("*.page")) for one in read(path)]


def faults(found: list[Reading]) -> str:
    return "\n".join(
        f"{one.page}: {one.field} {one.found!r}, not {' or '.join(map(repr, one.gold))}"
        for one in found
        if one.outcome != "right"
    )


KNOWN_GAPS = {
    # phpBB 2 prints the topic behind the date of a post ("Post subject: Who grew this?"), which
    # reads as a sentence of the post.
    "phpbb_two_posts",
}
# Wrapped as well, a headline runs into the deck straight below it on two pages.
MOST_FAULTS_WHEN_WRAPPED = 5
WRAP_WIDTH = 72


def test_every_field_of_the_pages_is_right() -> None:
    found = [one for one in readings(PAGES) if one.page not in KNOWN_GAPS]
    assert len({one.page for one in found}) >= 60
    assert not faults(found), "\n" + faults(found)


def test_pages_wrapped_by_hand_say_the_same(tmp_path: Path) -> None:
    for path in PAGES.glob("*.page"):
        front, _, text = path.read_text("utf-8").partition("\n+++\n")
        lines = (
            textwrap.fill(line, WRAP_WIDTH) if len(line) > WRAP_WIDTH else line
            for line in text.splitlines()
        )
        (tmp_path / path.name).write_text(f"{front}\n+++\n" + "\n".join(lines), "utf-8")
    found = [one for one in readings(tmp_path) if one.page not in KNOWN_GAPS]
    wrong = [one for one in found if one.outcome != "right"]
    assert len(wrong) <= MOST_FAULTS_WHEN_WRAPPED, "\n" + faults(found)
