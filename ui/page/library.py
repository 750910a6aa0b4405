"""The shared collection as the page changes it: one job at a time, the old index answering on."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import PressmarkError
from ingest.index.freed_memory import give_back_freed_memory
from ingest.index.garbage import leave_loaded_objects_alone
from ingest.index.report import BuildReport
from ui.page.engines import EngineSource
from ui.page.shelving import AddedFiles, Offered, Outcome

Progress = Callable[[str, int, int], None]
Build = Callable[[Progress], BuildReport]
BUSY = "Another change to the collection is under way; try again when it is done."
NOTHING_TAKEN = "Nothing was added."


@dataclass(frozen=True, slots=True)
class JobState:
    """How far a change has come; `seconds_left` is None until it can be estimated."""

    stage: str = "Reading the files"
    seconds_left: float | None = None
    done: bool = False
    trouble: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    report: BuildReport | None = None
    removed: str | None = None


class Job:
    """A change that goes on when the visitor who began it has left."""

    def __init__(self) -> None:
        self.state = JobState()

    def tell(self, **changes: object) -> None:
        """Replace what is known of the change."""
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]


class Library:
    """Adds files to the corpus folder, takes them out again, and rebuilds the index."""

    def __init__(
        self, engines: EngineSource, corpus: Path, index_folder: Path, build: Build
    ) -> None:
        self.engines = engines
        self.corpus = corpus
        self.files = AddedFiles(corpus, index_folder)
        self._build = build
        self._busy = threading.Lock()

    def add(self, offered: Sequence[Offered], largest: int) -> Job:
        """Begin to add files of at most `largest` bytes each."""

        def work(job: Job) -> None:
            outcomes = tuple(self.files.take(one, largest) for one in offered)
            job.tell(outcomes=outcomes)
            taken = [one.source for one in outcomes if one.source]
            if not taken:
                job.tell(done=True)
                return
            self._rebuild(job, undo=lambda: self.files.discard(taken))

        return self._begin(work)

    def remove(self, source: str) -> Job:
        """Begin to take an added file out."""

        def work(job: Job) -> None:
            if not self.files.remove(source):
                job.tell(done=True, trouble="That file was not added here, or is gone already.")
                return
            job.tell(removed=source)
            self._rebuild(job, undo=lambda: self.files.restore(source))

        return self._begin(work)

    def restore(self, source: str) -> Job:
        """Begin to put a removed file back."""

        def work(job: Job) -> None:
            if not self.files.restore(source):
                job.tell(done=True, trouble="There is nothing to put back.")
                return
            self._rebuild(job, undo=lambda: self.files.remove(source))

        return self._begin(work)

    def _begin(self, work: Callable[[Job], None]) -> Job:
        job = Job()
        if not self._busy.acquire(blocking=False):
            job.tell(done=True, trouble=BUSY)
            return job

        def run() -> None:
            try:
                work(job)
            except OSError as error:
                job.tell(trouble=f"The files could not be stored: {error.strerror or error}.")
            finally:
                self._busy.release()
                job.tell(done=True)

        threading.Thread(target=run, name="pressmark-library", daemon=True).start()
        return job

    def _rebuild(self, job: Job, undo: Callable[[], object]) -> None:
        try:
            report = self._build(_told_to(job))
            give_back_freed_memory()
            self.engines.renew()
            leave_loaded_objects_alone()
            job.tell(report=report)
        except (PressmarkError, OSError) as error:
            undo()
            job.tell(trouble=f"{error} The collection is as it was before.", removed=None)


def _told_to(job: Job) -> Progress:
    begun: dict[str, float] = {}

    def tell(stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        start = begun.setdefault(stage, now)
        left = (now - start) * (total - done) / done if done else None
        job.tell(stage=stage, seconds_left=left)

    return tell
