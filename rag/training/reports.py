"""Invented reports, written for this reader with questions worded far from their answers.

`questions/reports-*.txt` hold them. A report is its headline behind "# ", its sentences behind
their numbers, and its questions, each with the number of the sentence that answers and the words
there; a number below zero names the sentence that a careless reader would take for the answer:

    # Ferry line to close
    1 The line closes in May.
    2 "There is nobody left to carry," its owner, Ida Brandt, said.
    ? why does the boat stop running | 2 | There is nobody left to carry
    ? Who will buy the boats? | -2 |
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rag.training.news import QUESTIONS
from rag.training.squad import AskedQuestion, GoldAnswer, Paragraph

REPORTED_EVERY = 12
"""Every so many-th report is not trained on: figures are measured on it."""
_QUESTION = re.compile(r"\? (?P<text>.+?) \| (?P<place>-?\d+) \|(?P<words>.*)")
_SENTENCE = re.compile(r"(?P<place>\d+) (?P<text>.+)")


@dataclass(frozen=True, slots=True)
class ReportSplit:
    """Reports with their questions: to train on, and to report figures on."""

    train: tuple[Paragraph, ...]
    reported: tuple[Paragraph, ...]


def report_questions(folder: Path = QUESTIONS) -> ReportSplit:
    """Every report of the folder's files.

    Raises:
        ValueError: A file is not of the form that is told above.
    """
    every = [
        _report(f"{path.stem}/{number}", lines)
        for path in sorted(folder.glob("reports-*.txt"))
        for number, lines in enumerate(_blocks(path.read_text(encoding="utf-8")), 1)
    ]
    reported = tuple(every[::REPORTED_EVERY])
    titles = {report.title for report in reported}
    return ReportSplit(tuple(r for r in every if r.title not in titles), reported)


def _blocks(text: str) -> Iterator[list[str]]:
    """The lines of each report, the first one its headline."""
    block: list[str] = []
    for line in text.splitlines():
        if line.startswith("# ") and block:
            yield block
            block = []
        if line.strip():
            block.append(line)
    if block:
        yield block


def _report(title: str, lines: list[str]) -> Paragraph:
    told = [found["text"] for line in lines if (found := _SENTENCE.fullmatch(line))]
    text = " ".join(told)
    starts = [sum(len(one) + 1 for one in told[:place]) for place in range(len(told))]
    asked = []
    for line in lines[1 + len(told) :]:
        found = _QUESTION.fullmatch(line)
        if found is None:
            raise ValueError(f"{title}: “{line}” is no question")
        place = abs(int(found["place"])) - 1
        if place >= len(told):
            raise ValueError(f"{title}: “{line}” names no sentence")
        asked.append(_question(title, found, told[place], starts[place]))
    return Paragraph(title, text, tuple(asked), lines[0].removeprefix("# "))


def _question(title: str, found: re.Match[str], sentence: str, start: int) -> AskedQuestion:
    """A question with its answer, or with the sentence that tempts."""
    if found["place"].startswith("-"):
        return AskedQuestion(title, found["text"], (), (GoldAnswer(sentence, start),))
    words = found["words"].strip()
    at = sentence.find(words)
    if not words or at < 0:
        raise ValueError(f"{title}: “{words}” is not in its sentence")
    return AskedQuestion(title, found["text"], (GoldAnswer(words, start + at),))
