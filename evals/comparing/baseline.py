"""Two runs of the same cases: what turned, and whether it is more than chance."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.metrics import METRICS, Metric
from evals.running.results import CaseResult, Report
from evals.statistics import mcnemar_exact, paired_difference
from evals.statistics.bootstrap import Difference
from ingest.errors import InputError


class ComparisonError(InputError):
    """Two runs share no case."""


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A metric over the cases scored in both runs; None where those are of one cluster only."""

    metric: Metric
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run against its baseline.

    Attributes:
        broken: Ids of cases that passed before and fail now.
        mended: Ids of cases that failed before and pass now.
        shared: How many cases both runs have with the same content.
        changed: Ids of cases whose content differs between the runs; those are not compared.
        p_value: McNemar's exact test of broken against mended.
        metrics: The paired difference of every metric.
    """

    broken: tuple[str, ...]
    mended: tuple[str, ...]
    shared: int
    changed: tuple[str, ...]
    p_value: float
    metrics: tuple[MetricChange, ...]


def compare(before: Report, after: Report) -> Comparison:
    """Compare a run with an earlier one, case by case; repeats beyond the first are left out.

    Raises:
        ComparisonError: The runs share no case.
    """
    old = {result.case.id: result for result in before.results if result.repeat == 1}
    new = {result.case.id: result for result in after.results if result.repeat == 1}
    shared = [name for name in new if name in old]
    same = [name for name in shared if old[name].case == new[name].case]
    if not same:
        raise ComparisonError("The baseline and this run have no case in common.")
    broken = tuple(n for n in same if old[n].verdict.passed and not new[n].verdict.passed)
    mended = tuple(n for n in same if not old[n].verdict.passed and new[n].verdict.passed)
    pairs = [(old[name], new[name]) for name in same]
    return Comparison(
        broken=broken,
        mended=mended,
        shared=len(same),
        changed=tuple(name for name in shared if old[name].case != new[name].case),
        p_value=mcnemar_exact(len(broken), len(mended)),
        metrics=tuple(MetricChange(metric, _difference(metric, pairs)) for metric in METRICS),
    )


def _difference(
    metric: Metric, pairs: Sequence[tuple[CaseResult, CaseResult]]
) -> Difference | None:
    before, after, clusters = [], [], []
    for old, new in pairs:
        first, second = old.scores.get(metric.name), new.scores.get(metric.name)
        if first is None or second is None or first.value is None or second.value is None:
            continue
        before.append(first.value)
        after.append(second.value)
        clusters.append(new.cluster)
    return paired_difference(before, after, clusters)
