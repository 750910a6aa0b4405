"""The examples that the reader learns from, and the files that hold them."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from rag.training.squad import GoldAnswer


@dataclass(frozen=True, slots=True)
class Example:
    """A question with a passage; `start == end == -1` where the answer is not in it.

    `about` is 1 where the passage is the one that the question was asked of, or a part of it.
    """

    question: str
    passage: str
    start: int
    end: int
    about: int
    kind: str


def write_examples(path: Path, examples: Iterable[Example]) -> int:
    """One JSON object a line; returns how many."""
    lines = [json.dumps(asdict(example), ensure_ascii=False) for example in examples]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def read_examples(path: Path) -> tuple[Example, ...]:
    """The examples of a file that `write_examples` wrote."""
    with path.open(encoding="utf-8") as lines:
        return tuple(Example(**json.loads(line)) for line in lines)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def holds_answer(passage: str, answers: Iterable[GoldAnswer]) -> bool:
    """Whether the words of any answer stand in the passage, case and punctuation aside."""
    padded = f" {_folded(passage)} "
    return any(f" {_folded(answer.text)} " in padded for answer in answers)
