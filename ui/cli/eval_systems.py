"""What `pressmark eval` asks: our engine, with either composer, or another system."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import InputError

if TYPE_CHECKING:
    from evals.running import Evaluation, Plan
    from evals.running.evaluation import Progress
    from evals.systems import System
    from rag.engine import AnswerEngine

SYSTEMS = ("pressmark", "llama-index")
COMPOSERS = ("quotes", "model")


@dataclass(frozen=True, slots=True)
class Contender:
    """A system to ask; `composer` is None where the environment decides."""

    system: str
    composer: str | None = None

    @property
    def folder(self) -> str:
        """The name of the folder of its reports, beside others."""
        return self.composer or self.system


def contenders(systems: Sequence[str], composers: Sequence[str]) -> tuple[Contender, ...]:
    """Give what is to be asked, in the order named; our own engine once for each composer.

    Raises:
        InputError: There is no such system or composer.
    """
    for given, known, what in ((systems, SYSTEMS, "system"), (composers, COMPOSERS, "composer")):
        unknown = [name for name in given if name not in known]
        if unknown:
            raise InputError(f"There is no {what} {unknown[0]!r}; there are {', '.join(known)}.")
    named = dict.fromkeys(systems or SYSTEMS[:1])
    ours = [Contender(SYSTEMS[0], composer) for composer in dict.fromkeys(composers)]
    return tuple(
        one
        for name in named
        for one in (ours if name == SYSTEMS[0] and ours else [Contender(name)])
    )


def run_contender(plan: "Plan", contender: Contender, index: Path) -> "Evaluation":
    """Run a plan against a contender, with progress on standard error.

    Raises:
        PressmarkError: The set, the corpus, the index or a setting cannot be used.
    """
    from evals.metrics.checker import GroundingChecker
    from evals.running import evaluate
    from ingest.index.garbage import leave_loaded_objects_alone
    from ui.cli.progress import terminal_progress
    from ui.engine import ready_engine

    with terminal_progress() as progress:
        engine = ready_engine(plan.corpus, index, progress, fresh=True)
    leave_loaded_objects_alone()
    with engine.index:
        system = _system(contender, plan.corpus, engine)
        with _shown_progress(system.name) as shown:
            return evaluate(plan, system, GroundingChecker(engine.index.names), shown)


def _system(contender: Contender, corpus: Path, engine: "AnswerEngine") -> "System":
    if contender.system == "llama-index":
        return _plain_llama_index(corpus)
    from evals.systems.pressmark import PressmarkSystem

    if contender.composer is None:
        return PressmarkSystem(engine)
    from evals.systems.composers import composer_name, with_composer

    worded = with_composer(engine, contender.composer, os.environ)
    return PressmarkSystem(worded, composer_name(contender.composer, os.environ))


def _plain_llama_index(corpus: Path) -> "System":
    from evals.running.evaluation import corpus_texts
    from evals.systems.llama_index import LlamaIndexSystem
    from ingest.embedding.minilm import MiniLMEmbedding
    from ingest.settings import IngestSettings

    embedder = MiniLMEmbedding(IngestSettings.from_environment(os.environ))
    return LlamaIndexSystem(corpus_texts(corpus), embedder)


@contextmanager
def _shown_progress(name: str) -> Iterator["Progress"]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"asking {name}")
        failed = 0

        def show(done: int, total: int, result: object) -> None:
            nonlocal failed
            verdict = getattr(result, "verdict", None)
            failed += verdict is not None and not verdict.passed
            said = f"asking {name}, {failed} failed"
            bar.update(task, completed=done, total=total, description=said)

        yield show
