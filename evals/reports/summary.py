"""The figures of a run: means with intervals, what was unscored, and refusals as a matrix."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.metrics import METRICS, Metric
from evals.running.results import CaseResult, Report
from evals.statistics import Interval, with_interval

Refusals = dict[tuple[str, str], int]

# How bad it is for a person to be told such a thing; errors and wrong sources are the worst.
SEVERITY = {
    "quote_exactness": 64,
    "article_named": 64,
    "no_furniture": 32,
    "comment_label": 32,
    "right_article": 16,
    "forbidden": 16,
    "refusal": 8,
    "right_speaker": 8,
    "conflict_recall": 4,
    "right_date": 4,
    "gold_quote": 2,
    "answer_match": 2,
    "article_coverage": 2,
}
ERROR_SEVERITY = 128


@dataclass(frozen=True, slots=True)
class MetricFigure:
    """A metric over all cases; `interval` is None where no case was scored."""

    metric: Metric
    interval: Interval | None
    unscored: int


@dataclass(frozen=True, slots=True)
class GroupFigure:
    """The share of a group's cases that passed."""

    name: str
    passed: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Summary:
    """All figures of a run.

    Attributes:
        passed: Share of cases that passed.
        kinds: The same for each kind.
        parts: The same for the open and the held-out part.
        metrics: Every metric.
        refusals: Counts by (expected status, actual status).
        p50_ms: Median latency; None without responses.
        p95_ms: 95th percentile of latency.
        unstable: Cases whose repeats differ in verdict; None where nothing was repeated.
    """

    passed: Interval
    kinds: tuple[GroupFigure, ...]
    parts: tuple[GroupFigure, ...]
    metrics: tuple[MetricFigure, ...]
    refusals: Refusals
    p50_ms: float | None
    p95_ms: float | None
    unstable: int | None

    def figure(self, name: str) -> MetricFigure:
        """Give one metric's figure.

        Raises:
            KeyError: There is no such metric.
        """
        return next(f for f in self.metrics if f.metric.name == name)


def summarise(results: Sequence[CaseResult]) -> Summary:
    """Make all figures of a run's results; there must be at least one."""
    passed = _passed(results)
    latencies = sorted(r.response.elapsed_ms for r in results if r.response is not None)
    return Summary(
        passed=passed,
        kinds=_grouped(results, lambda result: result.case.kind.value),
        parts=_grouped(results, lambda result: "held out" if result.case.held_out else "open"),
        metrics=tuple(_figure(metric, results) for metric in METRICS),
        refusals=dict(Counter(map(_statuses, results))),
        p50_ms=quantile(latencies, 0.5),
        p95_ms=quantile(latencies, 0.95),
        unstable=_unstable(results),
    )


def worst_first(report: Report) -> tuple[CaseResult, ...]:
    """Order results by how bad they are, then by the order of the set."""
    return tuple(sorted(report.results, key=lambda result: -severity(result)))


def severity(result: CaseResult) -> int:
    """Say how bad a result is; 0 is a pass."""
    if result.verdict.passed:
        return 0
    if result.error is not None:
        return ERROR_SEVERITY
    return sum(
        SEVERITY[name]
        for name, score in result.scores.items()
        if name in SEVERITY and score.value is not None and score.value < 1
    )


def quantile(ordered: Sequence[float], share: float) -> float | None:
    """Give the nearest-rank quantile: `quantile([1, 2, 3, 4], 0.5)` is 2."""
    if not ordered:
        return None
    rank = max(1, -(-len(ordered) * share // 1))
    return ordered[int(rank) - 1]


def _passed(results: Sequence[CaseResult]) -> Interval:
    interval = with_interval(
        [float(result.verdict.passed) for result in results],
        [result.cluster for result in results],
    )
    if interval is None:
        raise ValueError("a summary needs at least one result")
    return interval


def _grouped(
    results: Sequence[CaseResult], name_of: Callable[[CaseResult], str]
) -> tuple[GroupFigure, ...]:
    groups: dict[str, list[CaseResult]] = defaultdict(list)
    for result in results:
        groups[name_of(result)].append(result)
    return tuple(
        GroupFigure(name, sum(r.verdict.passed for r in group), _passed(group))
        for name, group in groups.items()
    )


def _figure(metric: Metric, results: Sequence[CaseResult]) -> MetricFigure:
    scored = [
        (score.value, result.cluster)
        for result in results
        if (score := result.scores.get(metric.name)) is not None and score.value is not None
    ]
    values = [value for value, _ in scored]
    interval = with_interval(values, [cluster for _, cluster in scored])
    return MetricFigure(metric, interval, len(results) - len(scored))


def _statuses(result: CaseResult) -> tuple[str, str]:
    actual = result.response.answer.status if result.response else "error"
    return result.case.expected_status.value, actual


def _unstable(results: Sequence[CaseResult]) -> int | None:
    if all(result.repeat == 1 for result in results):
        return None
    verdicts: dict[str, set[bool]] = defaultdict(set)
    for result in results:
        verdicts[result.case.id].add(result.verdict.passed)
    return sum(len(seen) > 1 for seen in verdicts.values())
