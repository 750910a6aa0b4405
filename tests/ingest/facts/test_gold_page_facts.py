"""When, by whom and where the articles of the segmenter's own gold pages were published."""

import re
import tomllib
from pathlib import Path

from ingest.facts import describe, infer_dates
from ingest.records import Article, SourceText
from ingest.segmenting import segment

PAGES = Path(__file__).parents[1] / "pages" / "tuning"
LABEL = re.compile(r"[FHDYPBC]\d*(?::[^|]*)?\|")


def text_of(name: str) -> str:
    lines = (PAGES / f"{name}.page").read_text("utf-8").splitlines()
    return "".join(LABEL.sub("", line, count=1) + "\n" for line in lines)


def found_of(article: Article) -> dict[str, str]:
    value = article.published.value
    return {
        "title": article.title or "",
        "published": value.isoformat() if value is not None else "",
        "author": article.author or "",
        "publisher": article.publisher or "",
    }


def test_each_article_has_its_own_date_author_and_publisher() -> None:
    gold = tomllib.loads((PAGES / "facts.toml").read_text("utf-8"))
    assert len(gold) >= 30
    faults = []
    for name, entry in gold.items():
        (page,) = infer_dates(
            [describe(segment(SourceText(name, text_of(name), "utf-8", "given")))]
        )
        assert len(page.articles) == len(entry["articles"]), name
        for article, wanted in zip(page.articles, entry["articles"], strict=True):
            for field, value in found_of(article).items():
                if field == "title" and field not in wanted:
                    continue
                if value.casefold() not in [one.casefold() for one in wanted[field]]:
                    faults.append(f"{name}: {field} {value!r}, not {wanted[field]}")
    assert not faults, "\n".join(faults)
