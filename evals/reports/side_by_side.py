"""Several systems on one set, as one table."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from evals.metrics import METRICS
from evals.reports.summary import MetricFigure, summarise
from evals.reports.terminal import percent
from evals.running.results import Report


def print_side_by_side(reports: Sequence[Report]) -> None:
    """Print every figure of each report, a column per system."""
    Console(highlight=False, soft_wrap=True).print(side_by_side(reports))


def side_by_side(reports: Sequence[Report]) -> Table:
    """Make the table of several reports over the same set."""
    summaries = [summarise(report.results) for report in reports]
    table = Table("", *(report.settings.system for report in reports), box=None, pad_edge=False)
    table.add_row("passed", *(percent(summary.passed) for summary in summaries))
    for metric in METRICS:
        figures = [summary.figure(metric.name) for summary in summaries]
        table.add_row(metric.title, *map(_shown, figures))
    return table


def _shown(figure: MetricFigure) -> str:
    if figure.interval is None:
        return f"unscored ({figure.unscored})"
    if figure.metric.unit == "share":
        return percent(figure.interval)
    return f"{figure.interval.estimate:.0f} {figure.metric.unit}"
