"""`pressmark eval`: a test set against the real engine, with evidence for each case."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.errors import InputError
from ui.cli.eval_systems import COMPOSERS, SYSTEMS, contenders, run_contender
from ui.cli.failures import EXIT_PART_FAILED, EXIT_UNUSABLE, tell
from ui.cli.options import DEFAULT_CORPUS, DEFAULT_INDEX, CorpusOption, IndexOption

if TYPE_CHECKING:
    from evals.running import Evaluation, Report

DEFAULT_OUT = Path("eval-results")
STATE_FILE = "state.jsonl"


def register(app: typer.Typer) -> None:
    """Add the subcommand to `app`."""
    app.command("eval")(evaluate)


def evaluate(  # noqa: PLR0913 - a command line has as many parameters as options
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="The test set, YAML or JSONL; ours unless given."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only check FILE, naming the line of each fault.")
    ] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Only print the JSON Schema of a test set.")
    ] = False,
    drafts: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Only write the chat page's thumbs to FILE as draft cases."
        ),
    ] = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    index: IndexOption = DEFAULT_INDEX,
    system: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help=f"What to ask: {' or '.join(SYSTEMS)}; repeat it for one table of both.",
        ),
    ] = None,
    composer: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help=f"Who words our answers: {' or '.join(COMPOSERS)}; repeat it for one table of "
            "both. Unless given, as the environment says.",
        ),
    ] = None,
    filter_: Annotated[
        list[str] | None,
        typer.Option(
            "--filter",
            metavar="FIELD=PATTERN",
            help="Only cases whose id, kind, tag, cluster, article or part fits, such as "
            "kind=quote,time or part=held-out; all that are given must hold.",
        ),
    ] = None,
    failing_from: Annotated[
        Path | None,
        typer.Option(metavar="REPORT", help="Only the cases that failed in this JSON report."),
    ] = None,
    repeat: Annotated[int, typer.Option(min=1, help="How often to ask each case.")] = 1,
    workers: Annotated[
        int, typer.Option(min=1, max=16, help="How many at once; times are fair with 1 only.")
    ] = 1,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where a stopped run left off.")
    ] = False,
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder for the HTML, JSON and JUnit reports.")
    ] = DEFAULT_OUT,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="REPORT", help="Compare with this earlier JSON report."),
    ] = None,
    gate: Annotated[
        Path | None,
        typer.Option(metavar="TOML", help="Floors and invariants; exit 1 where one is missed."),
    ] = None,
) -> None:
    """Run a test set against the engine, and say with evidence what is grounded.

    Exit status: 0 run (and the gate held), 1 the gate was missed, 2 it could not be run.
    """
    from evals.datasets import SEED_CASES

    cases = file or SEED_CASES
    if schema:
        from evals.cases.json_schema import schema_text

        typer.echo(schema_text(), nl=False)
        return
    if drafts:
        _write_drafts(index, drafts)
        return
    if check:
        _check(cases, corpus)
        return
    asked = contenders(system or (), composer or ())
    from evals.comparing import load_gate
    from evals.reports import load_report
    from evals.reports.folder import write_folder
    from evals.running import Plan, Selection

    earlier = load_report(baseline) if baseline else None
    limits = load_gate(gate) if gate else None
    failing = _failing(load_report(failing_from)) if failing_from else None
    selection = Selection(tuple(filter_ or ()), failing)
    reports = []
    for one in asked:
        folder = out if len(asked) == 1 else out / one.folder
        plan = Plan(cases, corpus, selection, repeat, workers, folder / STATE_FILE, resume)
        evaluation = run_contender(plan, one, index)
        _print(evaluation, write_folder(evaluation.report, evaluation.places, folder))
        reports.append(evaluation.report)
    if len(reports) > 1:
        from evals.comparing.side_by_side import side_by_side
        from evals.reports.folder import write_side_by_side
        from evals.reports.side_by_side import print_side_by_side

        beside = side_by_side(reports)
        print_side_by_side(beside)
        page = write_side_by_side(beside, [one.folder for one in asked], out)
        typer.echo(f"side by side: {page}")
    if earlier:
        from evals.comparing import compare
        from evals.comparing.shown import comparison_lines

        typer.echo("\n".join(comparison_lines(compare(earlier, reports[0]))))
    if limits:
        from evals.comparing import hold
        from evals.comparing.shown import gate_lines

        faults = hold(limits, reports[0].results)
        typer.echo("\n".join(gate_lines(faults)))
        if faults:
            raise typer.Exit(EXIT_PART_FAILED)


def _check(file: Path, corpus: Path) -> None:
    from evals.cases.loading import PlacesMaker, check_cases
    from evals.running.evaluation import corpus_texts

    problems = check_cases(file, PlacesMaker(corpus_texts(corpus)))
    for problem in problems:
        typer.echo(problem.at(str(file)))
    if problems:
        tell(f"{len(problems)} {'fault' if len(problems) == 1 else 'faults'} in {file}.")
        raise typer.Exit(EXIT_UNUSABLE)
    typer.echo(f"{file}: no fault")


def _write_drafts(index: Path, out: Path) -> None:
    from evals.cases.writing import write_cases
    from evals.feedback import Feedback, draft_cases
    from ui.feedback.store import FeedbackStore

    votes = [given.vote for given in FeedbackStore(index).votes()]
    cases = draft_cases(
        Feedback(
            turns=(*vote.history, vote.question),
            answer=vote.answer,
            liked=vote.verdict == "helpful",
            reason=" ".join((vote.reason, vote.remark)),
        )
        for vote in votes
    )
    if cases is None:
        raise InputError(f"No thumb was given yet over the index {index}.")
    write_cases(cases, out)
    typer.echo(f"{out}: {len(cases.cases)} drafts, for a person to finish")


def _failing(report: "Report") -> frozenset[str]:
    failing = frozenset(r.case.id for r in report.results if not r.verdict.passed)
    if not failing:
        raise InputError("No case failed in that report, so there is nothing to run again.")
    return failing


def _print(evaluation: "Evaluation", page: Path) -> None:
    from rich.console import Console

    from evals.reports import summarise
    from evals.reports.terminal import print_summary

    console = Console(highlight=False, soft_wrap=True)
    print_summary(evaluation.report, summarise(evaluation.report.results), console)
    console.print(f"report: {page}")
