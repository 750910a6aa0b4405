"""Logistic regression with a ridge penalty, by Newton's method (Hastie et al. 2009, 4.4)."""

import numpy as np
from numpy.typing import NDArray

STEPS = 50
CLOSE = 1e-8

Matrix = NDArray[np.float64]


def fit_logistic(
    signals: Matrix, positive: NDArray[np.bool_], ridge: float, counts: Matrix | None = None
) -> Matrix:
    """Fit the intercept and a coefficient for each signal.

    Args:
        signals: A row for each case, a column for each signal.
        positive: Whether each case is positive.
        ridge: Penalty on squared coefficients of standardised signals; not on the intercept.
        counts: How much each case counts; where left out, both kinds count alike, however many
            cases there are of each.

    Returns:
        The intercept, then the coefficients, for the signals as they were given.
    """
    centre, scale = signals.mean(axis=0), signals.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    rows = np.column_stack([np.ones(len(signals)), (signals - centre) / scale])
    weight = _balanced(positive) if counts is None else counts
    penalty = np.diag([0.0, *[ridge] * signals.shape[1]])
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        gradient = rows.T @ (weight * (positive - chance)) - penalty @ found
        curvature = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows + penalty
        step = np.linalg.solve(curvature + CLOSE * np.eye(len(found)), gradient)
        found = found + step
        if float(np.abs(step).max()) < CLOSE:
            break
    coefficients = found[1:] / scale
    return np.array([found[0] - float(coefficients @ centre), *coefficients])


def _balanced(positive: NDArray[np.bool_]) -> Matrix:
    kinds = max(int(positive.sum()), 1), max(int((~positive).sum()), 1)
    return np.where(positive, 0.5 / kinds[0], 0.5 / kinds[1]) * len(positive)
