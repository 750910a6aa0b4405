"""Answers under way, each of which the visitor who asked can end at once."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

MOST_THREADS = 40
LONGEST_NAME = 100


class Runs:
    """Runs by the names that the pages which asked made up and nobody else knows.

    A step cannot be interrupted, and one that waits for a language model takes long. A run that
    is stopped leaves such a step to its thread and is closed there once the step has come back.
    """

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(MOST_THREADS, "pressmark-answer")
        self._ends: dict[str, asyncio.Future[None]] = {}

    def stop(self, name: str) -> None:
        """End a run; one that has ended already or was never there is no fault."""
        end = self._ends.get(name)
        if end is not None and not end.done():
            end.set_result(None)

    async def follow(
        self, name: str, steps: Generator[str, None, None], failed: str
    ) -> AsyncGenerator[str, None]:
        """Yield every step as it comes, until there is none left or the run is stopped.

        A run without a name cannot be stopped. After a fault that nobody foresaw, which is
        logged, `failed` is the last step.
        """
        end: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if name:
            self._ends[name] = end
        taken = self._threads.submit(next, steps, None)
        try:
            while (drawn := await _result(taken, end, failed)) is not None:
                yield drawn
                if end.done():
                    return
                taken = self._threads.submit(next, steps, None)
        finally:
            if self._ends.get(name) is end:
                del self._ends[name]
            taken.add_done_callback(lambda _: steps.close())


async def _result(taken: Future[str | None], end: asyncio.Future[None], failed: str) -> str | None:
    """The step that a thread takes; None after the last one, and at once when the end comes."""
    step = asyncio.wrap_future(taken)
    either: set[asyncio.Future[Any]] = {step, end}
    try:
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if end.done():
            return None
        fault = step.exception()
        if fault is None:
            return step.result()
        logging.getLogger(__name__).error("A question was not answered.", exc_info=fault)
        return failed
    finally:
        step.cancel()
