"""`pressmark bench`: measures on public data, beside plain systems."""

from pathlib import Path
from typing import Annotated

import typer

from ingest.errors import InputError
from ui.cli.bench_parts import DataOption, WorkOption, bench_settings, shown, work_folder
from ui.cli.bench_speed import ingestion, latency
from ui.cli.options import DEFAULT_CORPUS, CorpusOption

SETS = ("news", "squad", "clapnq", "mtrag", "rgb")
SYSTEMS = ("pressmark", "bm25", "llama-index")
PARTS = ("choose", "report")

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
    bench.command("ingestion")(ingestion)
    bench.command("judge")(judge)
    bench.command("latency")(latency)
    bench.command("tune")(tune)
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
    work: WorkOption = None,
) -> None:
    """Measure answers on SQuAD 2.0, CLAPNQ, mtRAG-UN and RGB, as Markdown tables."""
    sets = _known(only, SETS, "set")
    systems = _known(system, SYSTEMS, "system")
    (chosen,) = _known([part], PARTS, "part")
    from evals.bench.answers import BenchPlan, bench_answers, markdown
    from evals.bench.parts import Part

    with work_folder(work) as folder, shown() as progress:
        plan = BenchPlan(data, sets, systems, Part(chosen), limit, folder)
        tables = bench_answers(plan, bench_settings(), progress)
    typer.echo("\n\n".join(map(markdown, tables)))


def checker(
    data: DataOption,
    part: PartOption = "report",
    fit: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Only choose new weights on one half, and write them."),
    ] = None,
) -> None:
    """Measure the grounding checker on QAGS CNN/DM, beside simpler measures."""
    (chosen,) = _known([part], PARTS, "part")
    if fit:
        from evals.bench.checker import FILE
        from evals.bench.checker_fit import fit_checker
        from evals.formats.qags import read_qags
        from evals.metrics.checker import GroundingChecker

        judged = read_qags(data / FILE)
        weights = fit_checker(judged, GroundingChecker(settings=bench_settings()).checker)
        fit.write_text(weights.as_json() + "\n", encoding="utf-8")
        typer.echo(f"{fit}: chosen on one half of {len(judged)} articles")
        return
    from evals.bench.checker import bench_checker, checker_markdown
    from evals.bench.parts import Part

    typer.echo(checker_markdown(bench_checker(data, Part(chosen), bench_settings())))


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


def judge(  # noqa: PLR0913 - a command line has as many parameters as options
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A JSON report to judge.")],
    data: DataOption,
    url: Annotated[
        str, typer.Option(metavar="URL", help="An OpenAI-compatible address, with its /v1.")
    ],
    model: Annotated[str, typer.Option(metavar="NAME", help="The model's name there.")],
    case_file: Annotated[
        Path | None, typer.Option("--cases", metavar="FILE", help="The report's test set.")
    ] = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    repeats: Annotated[int, typer.Option(min=1, help="How often to ask each time.")] = 3,
    limit: Annotated[
        int, typer.Option(min=1, help="Human-judged sentences to compare with first.")
    ] = 100,
) -> None:
    """Let a language model judge a report, after its agreement with people is shown.

    The key is read from PRESSMARK_JUDGE_KEY; many local servers need none.
    """
    import os

    from evals.bench.judging import judged_lines
    from evals.datasets import SEED_CASES
    from evals.judging import OpenAIJudge
    from evals.judging.endpoint import completion
    from evals.reports import load_report
    from evals.running.evaluation import places_of

    earlier = load_report(report)
    places = places_of(case_file or SEED_CASES, corpus)
    complete = completion(url, model, os.environ.get("PRESSMARK_JUDGE_KEY", "none"))
    with shown() as progress:
        asking = OpenAIJudge(complete, repeats)
        for line in judged_lines(asking, data, earlier, places, limit, progress):
            typer.echo(line)


def tune(
    data: DataOption,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the weights here; else they are printed."),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Most questions of SQuAD, spread evenly over it.")
    ] = None,
    work: WorkOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
) -> None:
    """Choose the weights of evidence anew: what ranks sentences, and when to answer.

    They are fitted on the choosing half of SQuAD 2.0 and on the cases of the project's own test
    set that are not held out, whose pages --corpus must be. Prints figures before and after.
    """
    from evals.bench.tuning import TuningPlan, collect, tuning_lines, weights_json
    from evals.bench.tuning_fit import fit_weights
    from rag.evidence.weights import load_weights

    with work_folder(work) as folder, shown() as progress:
        cases = collect(TuningPlan(data, corpus, limit, folder), bench_settings(), progress)
    for line in tuning_lines(cases, load_weights()):
        typer.echo(line)
    written = weights_json(fit_weights(cases))
    if out is None:
        typer.echo(f"\n{written}")
        return
    try:
        out.write_text(written + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"Cannot write {out}: {error.strerror}.") from None
    typer.echo(f"\nweights written to {out}")


def _known(given: list[str] | None, known: tuple[str, ...], what: str) -> tuple[str, ...]:
    for name in given or ():
        if name not in known:
            raise InputError(f"There is no {what} {name!r}; there are {', '.join(known)}.")
    return tuple(dict.fromkeys(given or known))
