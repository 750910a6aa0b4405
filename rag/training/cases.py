"""Questions with the passages that retrieval hands to the reader, to measure it on."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that retrieval found; `gold` where the question was asked of it."""

    text: str
    gold: bool
    wrong: bool
    """Not the gold passage, and without the words of any answer."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A question, its gold answers (none: it cannot be answered), and passages, best first.

    The gold passage is always among them, last where retrieval did not find it; `found_at` is
    its place from 0 in the ranking, or None.
    """

    question: str
    answers: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    found_at: int | None


def write_cases(path: Path, cases: Iterable[Case]) -> None:
    """One JSON object a line."""
    lines = [json.dumps(asdict(case), ensure_ascii=False) for case in cases]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a file that `write_cases` wrote."""
    cases = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        entry = json.loads(line)
        candidates = tuple(Candidate(**candidate) for candidate in entry["candidates"])
        answers = tuple(entry["answers"])
        cases.append(Case(entry["question"], answers, candidates, entry["found_at"]))
    return tuple(cases)
