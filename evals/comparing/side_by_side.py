"""Several runs of one set beside each other, each tested against the first."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.comparing.baseline import Comparison, compare
from evals.comparing.wording import Wording, wording_of
from evals.metrics import Metric
from evals.reports.summary import MetricFigure, Summary, summarise
from evals.running.results import Report


@dataclass(frozen=True, slots=True)
class Column:
    """One run: its system's name, its figures, and who worded its answers."""

    name: str
    summary: Summary
    wording: Wording

    def figure(self, metric: Metric) -> MetricFigure:
        """Give the run's figure of a metric."""
        return self.summary.figure(metric.name)


@dataclass(frozen=True, slots=True)
class TurnedCase:
    """A case that passed in some runs and failed in others; `passed` is in the runs' order."""

    id: str
    question: str
    passed: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Runs of the same cases.

    Attributes:
        title: The set's.
        started: When the first of them began.
        columns: The runs.
        paired: Every run but the first, compared with the first case by case.
        turned: The cases on which they differ.
    """

    title: str
    started: str
    columns: tuple[Column, ...]
    paired: tuple[Comparison, ...]
    turned: tuple[TurnedCase, ...]


def side_by_side(reports: Sequence[Report]) -> SideBySide:
    """Lay runs beside each other.

    Raises:
        ComparisonError: Two of them share no case.
    """
    first, *others = reports
    return SideBySide(
        title=first.settings.set_title,
        started=first.started,
        columns=tuple(
            Column(one.settings.system, summarise(one.results), wording_of(one.results))
            for one in reports
        ),
        paired=tuple(compare(first, other) for other in others),
        turned=_turned(reports),
    )


def _turned(reports: Sequence[Report]) -> tuple[TurnedCase, ...]:
    verdicts = [
        {result.case.id: result.verdict.passed for result in report.results if result.repeat == 1}
        for report in reports
    ]
    questions = {result.case.id: result.case.question for result in reports[0].results}
    return tuple(
        TurnedCase(name, question, passed)
        for name, question in questions.items()
        if all(name in run for run in verdicts)
        and len(set(passed := tuple(run[name] for run in verdicts))) > 1
    )
