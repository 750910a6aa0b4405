"""Time between named points, by the clock and by the processor."""

import os
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of all processors for this process and the children it awaited."""

    clock: float = 0.0
    processor: float = 0.0

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.clock + other.clock, self.processor + other.processor)

    def __sub__(self, other: "Spent") -> "Spent":
        return Spent(self.clock - other.clock, self.processor - other.processor)


class Stopwatch:
    """Adds up what was spent on each of some tasks, in the order in which they first ended."""

    def __init__(self) -> None:
        """Start."""
        self.spent: dict[str, Spent] = {}
        self._last = _now()

    def lap(self, task: str) -> None:
        """Give the time since the last lap, or the start, to a task."""
        now = _now()
        self.spent[task] = self.spent.get(task, Spent()) + (now - self._last)
        self._last = now


def _now() -> Spent:
    used = os.times()
    children = used.children_user + used.children_system
    return Spent(time.monotonic(), used.user + used.system + children)
