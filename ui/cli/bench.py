"""`pressmark bench`: measures on public data, beside plain systems."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.errors import InputError

if TYPE_CHECKING:
    from ingest.settings import IngestSettings
    from ui.cli.progress import Report

SETS = ("squad", "clapnq", "mtrag", "rgb")
SYSTEMS = ("pressmark", "bm25", "llama-index")
PARTS = ("choose", "report")

DataOption = Annotated[
    Path, typer.Option("--data", metavar="DIR", help="Folder with the public data sets.")
]
PartOption = Annotated[
    str,
    typer.Option(metavar="PART", help="The half to ask about: choose (to tune on) or report."),
]


def register(app: typer.Typer) -> None:
    """Add the subcommand to `app`."""
    bench = typer.Typer(help="Measure on public data.", no_args_is_help=True, rich_markup_mode=None)
    bench.command("answers")(answers)
    bench.command("checker")(checker)
    bench.command("cases")(cases)
    app.add_typer(bench, name="bench")


def answers(  # noqa: PLR0913 - a command line has as many parameters as options
    data: DataOption,
    part: PartOption = "report",
    only: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME", help=f"Only this set: {', '.join(SETS)}."),
    ] = None,
    system: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=f"Only this system: {', '.join(SYSTEMS)}."),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Most questions of a set, spread evenly over it.")
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Keep the sets' indexes here, for the next run."),
    ] = None,
) -> None:
    """Measure answers on SQuAD 2.0, CLAPNQ, mtRAG-UN and RGB, as Markdown tables."""
    sets = _known(only, SETS, "set")
    systems = _known(system, SYSTEMS, "system")
    (chosen,) = _known([part], PARTS, "part")
    from evals.bench.answers import BenchPlan, bench_answers, markdown
    from evals.bench.parts import Part

    with _folder(work) as folder, _shown() as progress:
        plan = BenchPlan(data, sets, systems, Part(chosen), limit, folder)
        tables = bench_answers(plan, _settings(), progress)
    typer.echo("\n\n".join(map(markdown, tables)))


def checker(data: DataOption, part: PartOption = "report") -> None:
    """Measure the grounding checker on QAGS CNN/DM, beside simpler measures."""
    (chosen,) = _known([part], PARTS, "part")
    from evals.bench.checker import bench_checker, checker_markdown
    from evals.bench.parts import Part

    typer.echo(checker_markdown(bench_checker(data, Part(chosen), _settings())))


def cases(
    name: Annotated[str, typer.Argument(metavar="SET", help=f"One of {', '.join(SETS)}.")],
    data: DataOption,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder for corpus/ and cases.jsonl.")],
) -> None:
    """Write a public set as a corpus folder and a test set for `pressmark eval`."""
    (known,) = _known([name], SETS, "set")
    from evals.bench.sets import read_set
    from evals.cases.writing import write_cases
    from evals.formats.as_cases import as_cases
    from evals.formats.benchmark import write_corpus

    benchmark = read_set(known, data)
    write_corpus(benchmark, out / "corpus")
    write_cases(as_cases(benchmark), out / "cases.jsonl")
    typer.echo(f"pressmark eval {out / 'cases.jsonl'} --corpus {out / 'corpus'}")


def _known(given: list[str] | None, known: tuple[str, ...], what: str) -> tuple[str, ...]:
    for name in given or ():
        if name not in known:
            raise InputError(f"There is no {what} {name!r}; there are {', '.join(known)}.")
    return tuple(dict.fromkeys(given or known))


def _settings() -> "IngestSettings":
    import os

    from ingest.settings import IngestSettings

    return IngestSettings.from_environment(os.environ)


@contextmanager
def _folder(work: Path | None) -> Iterator[Path]:
    if work is not None:
        yield work
        return
    with TemporaryDirectory() as folder:
        yield Path(folder)


@contextmanager
def _shown() -> Iterator["Report"]:
    from ui.cli.progress import terminal_progress

    with terminal_progress() as progress:
        yield progress
