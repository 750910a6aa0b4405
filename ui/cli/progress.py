"""How far a build is, on standard error: a bar in a terminal, else a line for each stage."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Report = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is, in units of its own."""

STAGES = {
    "waiting": "Waiting for another process that builds this index",
    "reading": "Reading pages",
    "embedding": "Embedding passages",
    "indexing": "Writing the index",
    "verifying": "Verifying the index",
    "asking": "Asking questions",
}


@contextmanager
def terminal_progress() -> Iterator[Report]:
    """Yield what a build tells its progress to; nothing is shown until it is told something."""
    if not sys.stderr.isatty():
        yield StageLines()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    bars = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    try:
        yield StageBars(bars)
    finally:
        bars.stop()


class StageLines:
    """One line when a stage begins, for logs and pipes."""

    def __init__(self) -> None:
        self._stage: str | None = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of progress."""
        del done, total
        if stage == self._stage:
            return
        self._stage = stage
        print(f"{STAGES.get(stage, stage)} …", file=sys.stderr)  # noqa: T201


class StageBars:
    """A bar for each stage, one under the other."""

    def __init__(self, bars: "Progress") -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of progress."""
        if not self._tasks:
            self._bars.start()
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(STAGES.get(stage, stage), total=total)
        self._bars.update(self._tasks[stage], completed=done, total=total)
