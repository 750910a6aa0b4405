"""Time between named points, by the clock and by the processor."""

import os
import time
from collections.abc import Mapping
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

    def part(self, task: str, beside: Mapping[str, float], waited: str, clock: float) -> None:
        """Take from a task what went on beside it.

        Args:
            task: The task, whose laps hold all of it.
            beside: Processor seconds of what went on beside it, by its own task.
            waited: The one of these that the task waited for.
            clock: Seconds by the clock of the task itself.
        """
        whole = self.spent.pop(task)
        for other, processor in beside.items():
            own = whole.clock - clock if other == waited else 0.0
            self.spent[other] = self.spent.get(other, Spent()) + Spent(own, processor)
        self.spent[task] = Spent(clock, whole.processor - sum(beside.values()))


def _now() -> Spent:
    used = os.times()
    children = used.children_user + used.children_system
    return Spent(time.monotonic(), used.user + used.system + children)
