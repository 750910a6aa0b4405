"""The summary that a terminal shows."""

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from evals.reports.summary import MetricFigure, Summary, worst_first
from evals.running.results import CaseResult, Report
from evals.statistics import Interval

MAX_FAILURES_SHOWN = 20
STATUSES = ("answered", "refused", "error")


def print_summary(report: Report, summary: Summary, console: Console) -> None:
    """Print the figures and the worst cases."""
    console.print(Group(*_parts(report, summary)))


def percent(interval: Interval) -> str:
    """Write `Interval(0.5, 0.4, 0.6, …)` as "50.0 % [40.0, 60.0]"."""
    text = f"{interval.estimate:.1%}".replace("%", " %")
    if interval.low is None or interval.high is None:
        return text
    return f"{text} [{interval.low * 100:.1f}, {interval.high * 100:.1f}]"


def _parts(report: Report, summary: Summary) -> list[RenderableType]:
    passed = sum(result.verdict.passed for result in report.results)
    head = Text.assemble(
        (f"{passed} of {len(report.results)} passed", "bold"),
        f"  {percent(summary.passed)}  {report.settings.system} on {report.settings.set_title}",
    )
    parts: list[RenderableType] = [head, _groups(summary), _metrics(summary), _refusals(summary)]
    if summary.p50_ms is not None and summary.p95_ms is not None:
        parts.append(Text(f"latency p50 {summary.p50_ms:.0f} ms, p95 {summary.p95_ms:.0f} ms"))
    if summary.unstable is not None:
        parts.append(Text(f"{summary.unstable} cases changed their verdict between repeats"))
    failures = [result for result in worst_first(report) if not result.verdict.passed]
    return [*parts, *_failures(failures)]


def _groups(summary: Summary) -> Table:
    table = Table("cases", "passed", "of", "share [95 %]", box=None, pad_edge=False)
    for group in (*summary.kinds, *summary.parts):
        table.add_row(
            group.name, str(group.passed), str(group.interval.cases), percent(group.interval)
        )
    return table


def _metrics(summary: Summary) -> Table:
    table = Table("metric", "mean [95 %]", "scored", "unscored", box=None, pad_edge=False)
    for figure in summary.metrics:
        scored = figure.interval.cases if figure.interval else 0
        table.add_row(figure.metric.title, _mean(figure), str(scored), str(figure.unscored))
    return table


def _mean(figure: MetricFigure) -> str:
    if figure.interval is None:
        return "unscored"
    if figure.metric.unit == "share":
        return percent(figure.interval)
    return f"{figure.interval.estimate:.0f} {figure.metric.unit}"


def _refusals(summary: Summary) -> Table:
    table = Table("expected", *STATUSES, box=None, pad_edge=False)
    for expected in dict.fromkeys(status for status, _ in summary.refusals):
        counts = [str(summary.refusals.get((expected, actual), 0)) for actual in STATUSES]
        table.add_row(expected, *counts)
    return table


def _failures(failures: Sequence[CaseResult]) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for result in failures[:MAX_FAILURES_SHOWN]:
        lines.append(Text(f"✗ {result.case.id}: {result.case.question}", style="red"))
        lines.extend(Text(f"    {reason}") for reason in result.verdict.reasons)
    if len(failures) > MAX_FAILURES_SHOWN:
        lines.append(Text(f"… and {len(failures) - MAX_FAILURES_SHOWN} more in the report"))
    return lines
