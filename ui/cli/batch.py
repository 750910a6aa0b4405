r"""A file of questions: one a line, as plain text or as `{"question": …, "history": […]}`."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import InputError, QuestionError

STANDARD_INPUT = Path("-")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One line of the file; `problem` says why it cannot be asked, where it cannot."""

    question: str
    history: tuple[str, ...] = ()
    problem: str | None = None


def read_batch(path: Path) -> bytes:
    """Return what a batch file holds; `-` is standard input.

    Raises:
        InputError: the file cannot be read.
    """
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputError(
            f"The file of questions {path} cannot be read ({reason}); "
            "name a text file with one question a line."
        ) from error


def batch_lines(content: bytes) -> Iterator[BatchLine]:
    """Take a batch file apart, keeping a place for each line that cannot be asked."""
    lines = content.removeprefix(BYTE_ORDER_MARK).split(b"\n")
    if lines and not lines[-1]:
        lines.pop()
    for line in lines:
        try:
            yield _batch_line(line.removesuffix(b"\r"))
        except QuestionError as error:
            shown = line.decode("utf-8", "replace")
            yield BatchLine(question=shown, problem=str(error))


def _batch_line(line: bytes) -> BatchLine:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        raise QuestionError(
            "The line is not UTF-8 text; save the file of questions as UTF-8."
        ) from None
    if not text.lstrip().startswith("{"):
        return BatchLine(text)
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        raise QuestionError(
            "The line starts like JSON and is not; write a plain question, "
            'or {"question": "…", "history": ["…"]}.'
        ) from None
    question, history = record.get("question"), record.get("history", [])
    if not isinstance(question, str):
        raise QuestionError('The line has no "question" that is text.')
    if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
        raise QuestionError('The "history" of the line is not a list of questions.')
    return BatchLine(question, tuple(history))
