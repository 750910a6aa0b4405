"""Several runs on one set, as one table for a terminal and as JSON."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from rich.console import Console
from rich.table import Table

from evals.comparing.shown import comparison_lines
from evals.comparing.side_by_side import SideBySide
from evals.comparing.wording import Wording
from evals.metrics import METRICS
from evals.reports.summary import MetricFigure
from evals.reports.terminal import percent

WIDE = 200
"""Characters of a line in a file or a pipe, where nothing is to be folded."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `meaning` explains it, where it needs that."""

    title: str
    cells: tuple[str, ...]
    meaning: str = ""


def rows(found: SideBySide) -> Iterator[Row]:
    """Give every line: cases passed, each metric, and who worded the answers."""
    yield Row("Passed", tuple(percent(column.summary.passed) for column in found.columns))
    for metric in METRICS:
        cells = tuple(_shown(column.figure(metric)) for column in found.columns)
        yield Row(metric.title, cells, metric.meaning)
    for title, text in _WORDING:
        yield Row(title, tuple(text(column.wording) for column in found.columns))


def print_side_by_side(found: SideBySide) -> None:
    """Print every figure of each run, a column each, and the paired tests below."""
    console = Console(highlight=False, soft_wrap=True)
    if not console.is_terminal:
        console.width = WIDE
    console.print(table(found))
    first, *others = found.columns
    for column, comparison in zip(others, found.paired, strict=True):
        console.print("\n".join(comparison_lines(comparison, column.name, first.name)))


def table(found: SideBySide) -> Table:
    """Make the table of several runs over the same set."""
    made = Table("", *(column.name for column in found.columns), box=None, pad_edge=False)
    for row in rows(found):
        made.add_row(row.title, *row.cells)
    return made


def side_by_side_json(found: SideBySide) -> str:
    """Write the figures and tests as JSON."""
    columns = [
        {
            "system": column.name,
            "passed": asdict(column.summary.passed),
            "metrics": {
                figure.metric.name: {
                    "interval": asdict(figure.interval) if figure.interval else None,
                    "unscored": figure.unscored,
                }
                for figure in column.summary.metrics
            },
            "p50_ms": column.summary.p50_ms,
            "p95_ms": column.summary.p95_ms,
            "wording": asdict(column.wording),
        }
        for column in found.columns
    ]
    paired = [
        {
            "system": column.name,
            "against": found.columns[0].name,
            "shared": comparison.shared,
            "broken": comparison.broken,
            "mended": comparison.mended,
            "mcnemar_p": comparison.p_value,
            "metrics": {
                change.metric.name: asdict(change.difference) if change.difference else None
                for change in comparison.metrics
            },
        }
        for column, comparison in zip(found.columns[1:], found.paired, strict=True)
    ]
    record = {
        "set": found.title,
        "started": found.started,
        "columns": columns,
        "paired": paired,
        "turned": [asdict(case) for case in found.turned],
    }
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}"


_WORDING: tuple[tuple[str, Callable[[Wording], str]], ...] = (
    ("Answers worded by a model", lambda one: _of(one.by_model, one.answers)),
    ("The model failed, quotes shown", lambda one: _of(one.fell_back, one.answers)),
    ("Sentences partly supported", lambda one: _of(one.partly, one.sentences)),
    ("Sentences taken out", lambda one: str(one.removed)),
)


def _shown(figure: MetricFigure) -> str:
    if figure.interval is None:
        return f"unscored ({figure.unscored})"
    if figure.metric.unit == "share":
        return percent(figure.interval)
    return f"{figure.interval.estimate:.0f} {figure.metric.unit}"
