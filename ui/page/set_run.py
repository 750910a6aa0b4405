"""A test set run against the current engine, followed from another thread."""

import secrets
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import PressmarkError
from ui.page.engines import Engine

if TYPE_CHECKING:
    from evals.reports import Summary
    from evals.running import Evaluation
    from evals.running.evaluation import Progress

MOST_REPORTS = 8
RUNNING = "A test set is running already; try again when it is done."


@dataclass(slots=True)
class SetRun:
    """How far a run has come; `trouble` or `summary` with `report` once it has ended."""

    done: int = 0
    total: int = 0
    failed: int = 0
    ended: bool = False
    stopped: bool = False
    trouble: str | None = None
    summary: "Summary | None" = None
    report: str | None = None


class ReportShelf:
    """The last reports, each under a name that only whoever ran it was told.

    `running` is held while a test set runs, for one runs at a time.
    """

    def __init__(self) -> None:
        self._reports: dict[str, str] = {}
        self._lock = threading.Lock()
        self.running = threading.Lock()

    def add(self, page: str) -> str:
        """Keep a report, dropping the oldest beyond `MOST_REPORTS`; its name."""
        name = secrets.token_urlsafe(16)
        with self._lock:
            self._reports[name] = page
            while len(self._reports) > MOST_REPORTS:
                self._reports.pop(next(iter(self._reports)))
        return name

    def get(self, name: str) -> str | None:
        """A kept report, or None."""
        return self._reports.get(name)


class _StoppedError(Exception):
    """The visitor stopped the run or left."""


def begin_run(file: Path, corpus: Path, engine: Engine, shelf: ReportShelf) -> SetRun:
    """Begin to run a test set; one runs at a time."""
    run = SetRun()
    if not shelf.running.acquire(blocking=False):
        run.trouble, run.ended = RUNNING, True
        return run

    def progress(done: int, total: int, result: object) -> None:
        if run.stopped:
            raise _StoppedError
        verdict = getattr(result, "verdict", None)
        run.done, run.total = done, total
        run.failed += verdict is not None and not verdict.passed

    def work() -> None:
        try:
            _keep(run, _evaluation(file, corpus, engine, progress), shelf)
        except _StoppedError:
            run.trouble = "Stopped."
        except (PressmarkError, OSError) as error:
            run.trouble = str(error)
        finally:
            shelf.running.release()
            run.ended = True

    threading.Thread(target=work, name="pressmark-test-set", daemon=True).start()
    return run


# The metrics bring more with them than the page needs to start.
def _evaluation(file: Path, corpus: Path, engine: Engine, progress: "Progress") -> "Evaluation":
    from evals.metrics.checker import GroundingChecker
    from evals.running import Plan, evaluate
    from evals.systems.pressmark import PressmarkSystem

    checker = GroundingChecker(engine.index.names)
    return evaluate(Plan(file, corpus), PressmarkSystem(engine), checker, progress)


def _keep(run: SetRun, evaluation: "Evaluation", shelf: ReportShelf) -> None:
    from evals.reports import html_report, summarise

    run.report = shelf.add(html_report(evaluation.report, evaluation.places))
    run.summary = summarise(evaluation.report.results)
