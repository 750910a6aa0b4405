"""The data sets as they are read: what to train on, what to choose on, and news."""

import re
import tarfile
from dataclasses import dataclass
from pathlib import Path

from rag.training.squad import Paragraph, every_other_article, read_squad
from rag.training.windows import sliding


def read_news(path: Path) -> tuple[str, ...]:
    """Windows of the BBC articles."""
    windows: list[str] = []
    with tarfile.open(path) as archive:
        for member in archive:
            if not re.search(r"/\d+\.txt$", member.name):
                continue
            handle = archive.extractfile(member)
            if handle is None:
                continue
            text = handle.read().decode("utf-8", "replace")
            windows += [text[a:b] for a, b in sliding(text)]
    return tuple(windows)


@dataclass(frozen=True, slots=True)
class Split:
    """Paragraphs to train on and to choose on, by source. The reported half is in neither."""

    train: dict[str, tuple[Paragraph, ...]]
    development: dict[str, tuple[Paragraph, ...]]


def split_sources(folder: Path) -> Split:
    """Even SQuAD 2.0 articles and SQuADShifts; every fourth of those articles to choose on.

    Odd SQuAD 2.0 articles are what figures are reported on: nothing of them is returned.
    """
    squad = read_squad(folder / "squad2_dev_part.json.gz")
    reported = {p.text for p in every_other_article(squad, parity=1)}
    even = every_other_article(squad, parity=0)
    train, development = {}, {}
    for name in ("new_wiki", "reddit", "amazon_reviews"):
        paragraphs = read_squad(folder / f"squadshifts_{name}.json.gz")
        train[name] = tuple(p for p in paragraphs if p.text not in reported)
    held = every_other_article(train["new_wiki"], parity=3, step=16)
    titles = {p.title for p in held}
    train["new_wiki"] = tuple(p for p in train["new_wiki"] if p.title not in titles)
    development["squad2"] = every_other_article(even, parity=2, step=4)
    development["new_wiki"] = held
    titles = {p.title for p in development["squad2"]}
    train["squad2"] = tuple(p for p in even if p.title not in titles)
    return Split(train, development)
