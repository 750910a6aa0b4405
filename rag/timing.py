"""How long each stage of an answer took."""

import time


class StageClock:
    """Milliseconds by stage and in all."""

    def __init__(self) -> None:
        """Start at once."""
        self._start = self._last = time.perf_counter()
        self.stages: dict[str, float] = {}

    def mark(self, stage: str) -> None:
        """End a stage: what passed since the one before is its time."""
        now = time.perf_counter()
        self.stages[stage] = round((now - self._last) * 1000, 2)
        self._last = now

    def timings(self) -> dict[str, float]:
        """Return the stages marked so far, and "total" until now."""
        return {**self.stages, "total": round((time.perf_counter() - self._start) * 1000, 2)}
