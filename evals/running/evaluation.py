"""A whole evaluation, as the command line and the page both run it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from evals.cases import CaseFileError, CaseSet, Places, load_cases
from evals.cases.loading import PlacesMaker, check_cases
from evals.metrics.metric import Support
from evals.running.results import CaseResult, Report, RunSettings
from evals.running.runner import run_cases
from evals.running.selection import Selection, select
from evals.running.state import StateFile
from evals.systems import System
from ingest.reading import read_corpus
from ingest.records import SourceText

Progress = Callable[[int, int, CaseResult | None], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to evaluate.

    Attributes:
        file: The case file.
        corpus: The folder that the system answers over.
        selection: Which cases.
        repeat: How often to ask each.
        workers: How many at once.
        state: Where finished cases are kept while it runs; None keeps them nowhere.
        resume: Whether to go on from `state`.
    """

    file: Path
    corpus: Path
    selection: Selection = field(default_factory=Selection)
    repeat: int = 1
    workers: int = 1
    state: Path | None = None
    resume: bool = False


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A finished run, and the places that its report shows quotes in."""

    report: Report
    places: Places


def evaluate(
    plan: Plan,
    system: System,
    support: Support,
    progress: Progress = lambda done, total, result: None,
) -> Evaluation:
    """Run a case file against a system.

    Args:
        plan: What to evaluate.
        system: What to ask.
        support: The grounding checker.
        progress: Told how many of how many results there are, and the newest.

    Raises:
        CaseFileError: The file is faulty, or its quotes are not in the corpus.
        SelectionError: No case is left.
        StateError: There is no such run to resume.
        CorpusError: The corpus cannot be read.
    """
    texts = corpus_texts(plan.corpus)
    cases = load_checked(plan.file, texts)
    places = PlacesMaker(texts)(cases)
    chosen = select(cases.cases, plan.selection)
    settings = RunSettings(
        set_title=cases.title,
        set_hash=set_hash(cases),
        system=system.name,
        corpus=plan.corpus.name,
        repeat=plan.repeat,
    )
    state = StateFile(plan.state) if plan.state else None
    kept = state.resume(settings) if state and plan.resume else ()
    if state and not plan.resume:
        state.start(settings)
    wanted = {case.id for case in chosen}
    done = [result for result in kept if result.case.id in wanted]
    total = len(chosen) * plan.repeat
    count = len(done)
    progress(count, total, None)

    def finished(result: CaseResult) -> None:
        nonlocal count
        count += 1
        if state:
            state.append(result)
        progress(count, total, result)

    started = datetime.now(UTC).isoformat(timespec="seconds")
    results = run_cases(
        chosen,
        system,
        places,
        support,
        repeat=plan.repeat,
        done=done,
        workers=plan.workers,
        finished=finished,
    )
    return Evaluation(Report(settings=settings, started=started, results=results), places)


def corpus_texts(folder: Path) -> dict[str, str]:
    """Read the decoded text of every source of a corpus.

    Raises:
        CorpusError: The folder cannot be read.
    """
    return {item.source: item.text for item in read_corpus(folder) if isinstance(item, SourceText)}


def places_of(file: Path, corpus: Path) -> Places:
    """Find the places of a case file in a corpus.

    Raises:
        CaseFileError: The file is faulty, or its quotes are not in the corpus.
        CorpusError: The corpus cannot be read.
    """
    texts = corpus_texts(corpus)
    return PlacesMaker(texts)(load_checked(file, texts))


def load_checked(file: Path, texts: dict[str, str]) -> CaseSet:
    """Read a case file whose every article and quote must be in the corpus.

    Raises:
        CaseFileError: Something is wrong with it.
    """
    problems = check_cases(file, PlacesMaker(texts))
    if problems:
        raise CaseFileError(file, problems)
    return load_cases(file)


def set_hash(cases: CaseSet) -> str:
    """Give the SHA-256 of what a set says, however it is laid out."""
    return hashlib.sha256(cases.model_dump_json().encode()).hexdigest()
