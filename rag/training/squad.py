"""SQuAD-shaped files: articles, paragraphs, questions (Rajpurkar et al. 2016, 2018)."""

import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_NO_TITLE = re.compile(r"(?:Filtered_Reddit|Amazon_Reviews)_")


@dataclass(frozen=True, slots=True)
class GoldAnswer:
    """One annotator's answer: its words, and where they start in the paragraph."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the answer ends in the paragraph."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question about a paragraph; no answers mean that it cannot be answered from there.

    `plausible` are the spans that annotators thought a careless reader would choose.
    """

    question_id: str
    text: str
    answers: tuple[GoldAnswer, ...]
    plausible: tuple[GoldAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article with the questions asked about it.

    `headline` is what readers see above the article, where they see anything.
    """

    title: str
    text: str
    questions: tuple[AskedQuestion, ...]
    headline: str = ""


def _answers(raw: Iterable[dict[str, Any]], text: str) -> tuple[GoldAnswer, ...]:
    found = (GoldAnswer(entry["text"], entry["answer_start"]) for entry in raw)
    return tuple(a for a in found if a.text.strip() and text[a.start : a.end] == a.text)


def read_squad(path: Path) -> tuple[Paragraph, ...]:
    """Every paragraph of a gzipped SQuAD file, in the file's order."""
    data = json.loads(gzip.decompress(path.read_bytes()))["data"]
    paragraphs = []
    for article in data:
        for raw in article["paragraphs"]:
            text = raw["context"]
            asked = tuple(
                AskedQuestion(
                    q["id"],
                    q["question"].strip(),
                    _answers(q["answers"], text),
                    _answers(q.get("plausible_answers", ()), text),
                )
                for q in raw["qas"]
                if not q["answers"] or _answers(q["answers"], text)
            )
            title = article["title"]
            headline = "" if _NO_TITLE.match(title) else title.replace("_", " ")
            paragraphs.append(Paragraph(title, text, asked, headline))
    return tuple(paragraphs)


def every_other_article(
    paragraphs: Iterable[Paragraph], *, parity: int, step: int = 2
) -> tuple[Paragraph, ...]:
    """The paragraphs of each article whose place by title, from 0, is `parity` modulo `step`."""
    kept = tuple(paragraphs)
    titles = sorted({paragraph.title for paragraph in kept})
    chosen = set(titles[parity::step])
    return tuple(paragraph for paragraph in kept if paragraph.title in chosen)
