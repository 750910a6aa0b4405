"""Questions about news articles, written for this reader, as paragraphs to train and choose on.

`questions/*.jsonl` hold them: everyday wordings, yes or no, what somebody said, and questions that
their article tempts to answer and does not. The articles are those of the BBC data set.
`questions/kept.tsv` names the articles that are not trained on.
"""

import json
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rag.training.squad import AskedQuestion, GoldAnswer, Paragraph

QUESTIONS = Path(__file__).with_name("questions")
ARCHIVE = "bbc_news_2225.tar.gz"
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
KEPT = "kept.tsv"
TRAIN, CHOOSE, REPORT = "train", "choose", "report"


@dataclass(frozen=True, slots=True)
class NewsSplit:
    """Articles with their questions: to train on, to choose on, and to report figures on."""

    train: tuple[Paragraph, ...]
    development: tuple[Paragraph, ...]
    reported: tuple[Paragraph, ...]


def read_articles(path: Path) -> dict[str, str]:
    """The articles of the archive by section and number: "politics/001"."""
    articles = {}
    with tarfile.open(path) as archive:
        for member in archive:
            found = re.search(r"/(\w+/\d+)\.txt$", member.name)
            handle = archive.extractfile(member) if found else None
            if found and handle is not None:
                articles[found[1]] = handle.read().decode("utf-8", "replace")
    return articles


def news_questions(articles: Mapping[str, str], folder: Path = QUESTIONS) -> NewsSplit:
    """Every question that was written, beside its article.

    Raises:
        ValueError: An answer or a sentence is not in its article.
    """
    asked: defaultdict[str, list[AskedQuestion]] = defaultdict(list)
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            entry = json.loads(line)
            place = f"{path.stem}-{number}"
            asked[entry["article"]].append(_question(place, entry, articles[entry["article"]]))
    kept = _kept(folder / KEPT)

    def part(use: str) -> tuple[Paragraph, ...]:
        return _paragraphs(
            (name for name in sorted(asked) if kept.get(name, TRAIN) == use), asked, articles
        )

    return NewsSplit(part(TRAIN), part(CHOOSE), part(REPORT))


def _kept(path: Path) -> dict[str, str]:
    """What each article that is not trained on is for."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)


def by_paragraph(article: Paragraph) -> tuple[Paragraph, ...]:
    """The paragraphs of an article, each with the questions whose answer, or bait, stands in it."""
    found = []
    for match in _PARAGRAPH.finditer(article.text):
        start, end = match.span()

        def moved(spans: Iterable[GoldAnswer], start: int = start) -> tuple[GoldAnswer, ...]:
            return tuple(GoldAnswer(span.text, span.start - start) for span in spans)

        questions = tuple(
            replace(asked, answers=moved(asked.answers), plausible=moved(asked.plausible))
            for asked in article.questions
            if start <= (asked.answers or asked.plausible)[0].start < end
        )
        found.append(Paragraph(article.title, match.group(), questions, article.headline))
    return tuple(found)


def _paragraphs(
    names: Iterable[str], asked: Mapping[str, list[AskedQuestion]], articles: Mapping[str, str]
) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(name, articles[name], tuple(asked[name]), _headline(articles[name]))
        for name in names
    )


def _headline(text: str) -> str:
    return text.split("\n", 1)[0].strip()


def _question(place: str, entry: Mapping[str, Any], text: str) -> AskedQuestion:
    """One line of a file; a nearest sentence is what a careless reader would choose."""
    begin, end = _find(entry["sentence"], text, 0, len(text), place)
    sentence = GoldAnswer(text[begin:end], begin)
    answers = []
    for words in entry["answers"]:
        start, stop = _find(words, text, begin, end, place)
        answers.append(GoldAnswer(text[start:stop], start))
    plausible = () if answers else (sentence,)
    return AskedQuestion(place, entry["question"], tuple(answers), plausible)


def _find(words: str, text: str, begin: int, end: int, place: str) -> tuple[int, int]:
    """Where words stand between two offsets, whatever white space is between them."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = pattern.search(text, begin, end)
    if found is None:
        raise ValueError(f"{place}: “{words}” is not in its article")
    return found.span()
