"""The votes in one SQLite file beside the index."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rag.answer import Answer
from rag.request import MAX_QUESTION_CHARACTERS

FILE_NAME = "feedback.sqlite3"
LONGEST_REMARK = 2_000
LONGEST_REASON = 100
# A vote is a few kilobytes; a page that is flooded with them stops taking more.
MOST_VOTES = 100_000
WAIT_SECONDS = 10.0
TABLE = """
CREATE TABLE IF NOT EXISTS votes (
    number INTEGER PRIMARY KEY,
    given_at TEXT NOT NULL,
    helpful INTEGER NOT NULL,
    reason TEXT NOT NULL,
    remark TEXT NOT NULL,
    history TEXT NOT NULL,
    answer TEXT NOT NULL
) STRICT
"""
_KEPT = ConfigDict(frozen=True, extra="forbid")


class Vote(BaseModel):
    """A thumb up or down for one answer, with why, and the questions before it."""

    model_config = _KEPT

    verdict: Literal["helpful", "unhelpful"]
    reason: str = Field(default="", max_length=LONGEST_REASON)
    remark: str = Field(default="", max_length=LONGEST_REMARK)
    history: tuple[str, ...] = Field(default=(), max_length=50)
    answer: Answer

    @property
    def question(self) -> str:
        """The question as asked, at most as long as one may be."""
        return self.answer.question[:MAX_QUESTION_CHARACTERS]


class _History(BaseModel):
    model_config = _KEPT

    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenVote:
    """A vote as kept: its number, when it was given (UTC), and what it said."""

    number: int
    given_at: datetime
    vote: Vote


class FeedbackStore:
    """Adds and lists votes; the file is made with the first one."""

    def __init__(self, index_folder: Path) -> None:
        self.path = index_folder / FILE_NAME

    def add(self, vote: Vote) -> None:
        """Keep a vote; beyond `MOST_VOTES` nothing more is kept."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as connection:
            (count,) = connection.execute("SELECT count(*) FROM votes").fetchone()
            if count >= MOST_VOTES:
                return
            connection.execute(
                "INSERT INTO votes (given_at, helpful, reason, remark, history, answer)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    datetime.now(UTC).isoformat(timespec="seconds"),
                    int(vote.verdict == "helpful"),
                    vote.reason,
                    vote.remark,
                    _History(questions=vote.history).model_dump_json(),
                    vote.answer.model_dump_json(),
                ),
            )

    def votes(self) -> list[GivenVote]:
        """Every vote, oldest first."""
        if not self.path.exists():
            return []
        with self._open() as connection:
            rows = connection.execute(
                "SELECT number, given_at, helpful, reason, remark, history, answer"
                " FROM votes ORDER BY number"
            ).fetchall()
        return [_read(*row) for row in rows]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=WAIT_SECONDS)) as connection, connection:
            connection.execute(TABLE)
            yield connection


def _read(  # noqa: PLR0913  (the columns of one row)
    number: int, given_at: str, helpful: int, reason: str, remark: str, history: str, answer: str
) -> GivenVote:
    vote = Vote(
        verdict="helpful" if helpful else "unhelpful",
        reason=reason,
        remark=remark,
        history=_History.model_validate_json(history).questions,
        answer=Answer.model_validate_json(answer),
    )
    return GivenVote(number, datetime.fromisoformat(given_at), vote)
