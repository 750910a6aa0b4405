"""The percentile bootstrap over clusters (Efron and Tibshirani 1993; Field and Welsh 2007).

Whole clusters are drawn with replacement, so that cases on one article do not make an interval
look narrower than it is. The generator is seeded: the same values give the same interval.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 20_200_708
RESAMPLES = 2_000
LOWER, UPPER = 2.5, 97.5  # percentiles of a 95 % interval

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95 % interval; `low` and `high` are None with one cluster only."""

    estimate: float
    low: float | None
    high: float | None
    cases: int
    clusters: int


def with_interval(values: Sequence[float], clusters: Sequence[str]) -> Interval | None:
    """Give the mean of the values with its interval; None of no values.

    Args:
        values: One for each scored case.
        clusters: The cluster of each.
    """
    if not values:
        return None
    sums, sizes = _by_cluster(values, clusters)
    estimate = float(sums.sum() / sizes.sum())
    if len(sums) == 1:
        return Interval(estimate, None, None, len(values), 1)
    drawn = _draws(len(sums))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.percentile(means, [LOWER, UPPER])
    return Interval(estimate, float(low), float(high), len(values), len(sums))


@dataclass(frozen=True, slots=True)
class Difference:
    """A paired difference of means, its interval, and the two-sided bootstrap p-value."""

    difference: float
    low: float
    high: float
    p_value: float
    cases: int


def paired_difference(
    before: Sequence[float], after: Sequence[float], clusters: Sequence[str]
) -> Difference | None:
    """Compare two runs of the same cases: `after - before`; None of fewer than two clusters.

    The p-value is twice the smaller share of resampled differences on one side of zero.
    """
    changes = [new - old for old, new in zip(before, after, strict=True)]
    if not changes:
        return None
    sums, sizes = _by_cluster(changes, clusters)
    if len(sums) == 1:
        return None
    drawn = _draws(len(sums))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.percentile(means, [LOWER, UPPER])
    smaller = min(float((means <= 0).mean()), float((means >= 0).mean()))
    p_value = min(1.0, 2 * max(smaller, 1 / len(means)))
    mean = float(sums.sum() / sizes.sum())
    return Difference(mean, float(low), float(high), p_value, len(changes))


def statistic_interval(
    statistic: Callable[[NDArray[np.intp]], float],
    clusters: Sequence[str],
    resamples: int = 500,
) -> Interval | None:
    """Give any statistic of cases with its interval; None where it is undefined (NaN).

    Args:
        statistic: Makes the number from the positions of the cases drawn.
        clusters: The cluster of each case.
        resamples: How many to draw; a statistic that is NaN in a draw is left out of it.
    """
    positions: dict[str, list[int]] = defaultdict(list)
    for index, cluster in enumerate(clusters):
        positions[cluster].append(index)
    groups = [np.array(group, dtype=np.intp) for group in positions.values()]
    estimate = statistic(np.arange(len(clusters), dtype=np.intp)) if groups else float("nan")
    if np.isnan(estimate):
        return None
    if len(groups) == 1:
        return Interval(estimate, None, None, len(clusters), 1)
    drawn = _draws(len(groups), resamples)
    values = [statistic(np.concatenate([groups[i] for i in draw])) for draw in drawn]
    low, high = np.nanpercentile(values, [LOWER, UPPER])
    return Interval(estimate, float(low), float(high), len(clusters), len(groups))


def _draws(clusters: int, resamples: int = RESAMPLES) -> NDArray[np.intp]:
    generator = np.random.default_rng(SEED)
    return generator.integers(0, clusters, size=(resamples, clusters)).astype(np.intp)


def _by_cluster(values: Sequence[float], clusters: Sequence[str]) -> tuple[Array, Array]:
    groups: dict[str, list[float]] = defaultdict(list)
    for value, cluster in zip(values, clusters, strict=True):
        groups[cluster].append(value)
    sums = np.array([sum(group) for group in groups.values()], dtype=np.float64)
    sizes = np.array([len(group) for group in groups.values()], dtype=np.float64)
    return sums, sizes
