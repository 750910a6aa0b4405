"""`pressmark bench answers`: every public set, every system, one table each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evals.bench.contestants import CONTESTANTS
from evals.bench.figures import Figure
from evals.bench.outcomes import ask_all
from evals.bench.parts import Part, items_of
from evals.bench.sets import SETS, read_set
from ingest.embedding.minilm import MiniLMEmbedding
from ingest.settings import IngestSettings

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class BenchPlan:
    """What to measure.

    Attributes:
        data: Folder of the public sets.
        sets: Names of sets.
        systems: Names of systems.
        part: The half of the groups to ask about; the corpus is always the whole set.
        limit: Most questions of a set; None asks all.
        work: Where our indexes are kept, to be used again by the next run.
    """

    data: Path
    sets: tuple[str, ...]
    systems: tuple[str, ...]
    part: Part
    limit: int | None
    work: Path


@dataclass(frozen=True, slots=True)
class SetTable:
    """The figures of one set: a column of figures for each system."""

    name: str
    questions: int
    documents: int
    columns: dict[str, tuple[Figure, ...]]


def bench_answers(plan: BenchPlan, settings: IngestSettings, progress: Progress) -> list[SetTable]:
    """Measure every system on every set.

    Raises:
        FormatError: A file of the data is missing or not of its format.
        SettingError: The embedding model is missing or changed.
        IndexUnavailable: An index cannot be built in `plan.work`.
    """
    embedder = MiniLMEmbedding(settings)
    tables = []
    for name in plan.sets:
        benchmark = read_set(name, plan.data)
        items = items_of(benchmark, plan.part, plan.limit)
        columns = {}
        for system in plan.systems:
            contestant = CONTESTANTS[system](
                benchmark, plan.work / name, settings, embedder, progress
            )
            told = partial(progress, f"{name}: {system}")
            outcomes = ask_all(items, contestant, benchmark.documents, told)
            columns[system] = SETS[name].figures(outcomes, benchmark.documents)
        tables.append(SetTable(benchmark.name, len(items), len(benchmark.documents), columns))
    return tables


def markdown(table: SetTable) -> str:
    """Write a table as Markdown, as the docs hold it."""
    systems = list(table.columns)
    lines = [
        f"**{table.name}**: {table.questions} questions over {table.documents} documents",
        "",
        f"| | {' | '.join(systems)} |",
        f"| --- |{' --- |' * len(systems)}",
    ]
    for row in zip(*table.columns.values(), strict=True):
        lines.append(f"| {row[0].name} | {' | '.join(map(_shown, row))} |")
    return "\n".join(lines)


def _shown(figure: Figure) -> str:
    interval = figure.interval
    if interval is None:
        return "–"
    if figure.unit == "ms":
        return f"{interval.estimate:.0f}"
    if interval.low is None or interval.high is None:
        return f"{interval.estimate:.3f}"
    return f"{interval.estimate:.3f} [{interval.low:.3f}, {interval.high:.3f}]"
