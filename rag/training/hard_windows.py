"""Wrong windows that an earlier reader took for answers, and the file that holds them."""

import json
from dataclasses import dataclass
from pathlib import Path

FILE = "hardest.jsonl"


@dataclass(frozen=True, slots=True)
class Hardest:
    """Wrong windows of one question, each with the chance the reader gave it, hardest first.

    Those from elsewhere with the name of their article.
    """

    article: str
    question: str
    beside: tuple[tuple[str, float], ...]
    elsewhere: tuple[tuple[str, float, str], ...]


def read_hardest(path: Path) -> dict[tuple[str, str], Hardest]:
    """What a file holds, by article and question; nothing where there is no file."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    return {
        (entry["article"], entry["question"]): Hardest(
            entry["article"],
            entry["question"],
            tuple((text, chance) for text, chance in entry["beside"]),
            tuple((text, chance, title) for text, chance, title in entry["elsewhere"]),
        )
        for entry in entries
    }
