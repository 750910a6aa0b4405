"""The protocol that every measured system follows, and what it hands back."""

from typing import Protocol

from pydantic import BaseModel, ConfigDict

from rag.answer import Answer
from rag.request import AskRequest


class RankedPassage(BaseModel):
    """A passage the answer was chosen from, as characters of a source; best first, rank from 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    start: int
    end: int
    score: float


class Response(BaseModel):
    """What a system gave for one request.

    `support` says how surely the articles answer, in 0..1, None where the system has no such
    number. `elapsed_ms` is wall time from the request to the complete answer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    answer: Answer
    passages: tuple[RankedPassage, ...] = ()
    support: float | None = None
    elapsed_ms: float


class System(Protocol):
    """A system that answers requests over one corpus."""

    @property
    def name(self) -> str:
        """What reports call it."""
        ...

    def respond(self, request: AskRequest) -> Response:
        """Answer one request.

        Raises:
            PressmarkError: The request cannot be answered; the case counts as an error.
        """
        ...
