"""Our own engine as a measured system."""

from collections.abc import Iterator
from time import perf_counter
from typing import Protocol

from evals.systems.protocol import RankedPassage, Response
from rag.events import AnswerDone, AnswerEvent
from rag.request import AskRequest


class Engine(Protocol):
    """The part of `rag.engine.AnswerEngine` that is measured."""

    def stream(self, request: AskRequest) -> Iterator[AnswerEvent]:
        """Answer one question, telling each step."""
        ...


class PressmarkSystem:
    """Runs requests through the engine that the page and the command line use."""

    def __init__(self, engine: Engine, name: str = "pressmark") -> None:
        self.name = name
        self._engine = engine

    def respond(self, request: AskRequest) -> Response:
        """Answer one request.

        Raises:
            PressmarkError: The engine could not answer.
            RuntimeError: The engine's stream ended without an answer.
        """
        began = perf_counter()
        done: AnswerDone | None = None
        for event in self._engine.stream(request):
            if isinstance(event, AnswerDone):
                done = event
        elapsed = (perf_counter() - began) * 1000
        if done is None:
            raise RuntimeError("the engine's stream ended without an answer")
        passages = tuple(
            RankedPassage(
                source=scored.passage.source,
                start=scored.passage.start,
                end=scored.passage.end,
                score=scored.score,
            )
            for scored in done.passages
        )
        return Response(
            answer=done.answer,
            passages=passages,
            support=done.support,
            elapsed_ms=elapsed,
        )
