import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.statistics import mcnemar_exact, paired_difference, with_interval
from evals.statistics.logistic import fit_logistic
from evals.statistics.ranking import (
    area_under_curve,
    balanced_accuracy,
    best_threshold,
    rejected_at,
)


def test_the_mean_is_over_cases_and_the_interval_over_clusters():
    interval = with_interval([1, 1, 1, 0], ["a", "a", "a", "b"])
    assert interval is not None
    assert interval.estimate == 0.75
    assert (interval.low, interval.high) == (0, 1)
    assert (interval.cases, interval.clusters) == (4, 2)


def test_one_cluster_has_no_interval_and_no_value_has_no_mean():
    alone = with_interval([1, 0], ["a", "a"])
    assert alone is not None
    assert alone.low is None
    assert with_interval([], []) is None


def test_the_same_values_give_the_same_interval():
    values, clusters = [0.1, 0.9, 0.4, 0.3], ["a", "b", "c", "d"]
    assert with_interval(values, clusters) == with_interval(values, clusters)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=30))
def test_an_interval_lies_within_the_values(values):
    interval = with_interval(values, [str(i) for i in range(len(values))])
    assert interval is not None
    assert interval.low is not None
    assert interval.high is not None
    assert min(values) - 1e-9 <= interval.low <= interval.high <= max(values) + 1e-9


@pytest.mark.parametrize(
    ("broken", "mended", "p_value"), [(0, 0, 1.0), (0, 5, 0.0625), (1, 9, 22 / 1024), (3, 3, 1.0)]
)
def test_mcnemar_is_a_fair_coin(broken, mended, p_value):
    assert mcnemar_exact(broken, mended) == pytest.approx(p_value)


def test_a_paired_difference_that_is_everywhere_is_beyond_chance():
    clusters = [str(i) for i in range(10)]
    found = paired_difference([0.0] * 10, [0.5] * 10, clusters)
    assert found is not None
    assert (found.difference, found.low, found.high) == (0.5, 0.5, 0.5)
    assert found.p_value < 0.01
    assert paired_difference([0.0], [1.0], ["a"]) is None


def array(values):
    return np.array(values, dtype=np.float64)


def test_the_area_counts_ties_half():
    labels = np.array([False, True, False])
    assert area_under_curve(array([0.1, 0.4, 0.4]), labels) == 0.75
    assert math.isnan(area_under_curve(array([1.0]), np.array([True])))


def test_rejected_at_keeps_false_rejections_below_the_share():
    scores = array([0.1, 0.5, 0.6, 0.7, 0.2, 0.3])
    labels = np.array([True, True, True, True, False, False])
    assert rejected_at(scores, labels, 0.0) == 0
    assert rejected_at(scores, labels, 0.25) == 1


def test_the_best_threshold_separates_what_can_be_separated():
    scores, labels = array([0.1, 0.2, 0.8, 0.9]), np.array([False, False, True, True])
    threshold = best_threshold(scores, labels)
    assert threshold == 0.8
    assert balanced_accuracy(scores, labels, threshold) == 1


def test_logistic_regression_finds_what_separates():
    generator = np.random.default_rng(1)
    signals = generator.normal(size=(400, 2)) * [1.0, 10.0] + [0.0, 3.0]
    positive = signals[:, 0] + 0.3 * generator.normal(size=400) > 0
    intercept, strong, weak = fit_logistic(signals, positive, ridge=1.0)
    assert strong > 1
    assert abs(weak) < 0.2
    assert abs(intercept) < 1


def test_a_case_that_counts_twice_is_as_two_cases():
    signals = array([0.0, 1.0, 2.0, 3.0])[:, None]
    positive = np.array([False, True, False, True])
    counted = fit_logistic(signals, positive, ridge=1.0, counts=array([2.0, 2.0, 2.0, 2.0]))
    alone = fit_logistic(signals, positive, ridge=0.5, counts=np.ones(4))
    assert counted == pytest.approx(alone)


def test_without_signals_the_intercept_is_the_log_odds_of_the_counts():
    intercept, unused = fit_logistic(
        np.zeros((2, 1)), np.array([True, False]), ridge=1.0, counts=array([3.0, 1.0])
    )
    assert (intercept, unused) == pytest.approx((np.log(3), 0))
