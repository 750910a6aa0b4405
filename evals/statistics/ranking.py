"""How well a score tells two kinds of cases apart."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Labels = NDArray[np.bool_]


def area_under_curve(scores: Scores, positive: Labels) -> float:
    """Give the area under the ROC curve: a positive's chance to score above a negative.

    Ties count half (Mann and Whitney 1947). NaN where one kind is missing.
    `area_under_curve([0.1, 0.4, 0.4], [False, True, False])` is 0.75.
    """
    positives = int(positive.sum())
    negatives = len(positive) - positives
    if not positives or not negatives:
        return float("nan")
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks = (last - (counts - 1) / 2)[inverse]
    wins = float(ranks[positive].sum()) - positives * (positives + 1) / 2
    return wins / (positives * negatives)


def rejected_at(scores: Scores, positive: Labels, false_rejections: float) -> float:
    """Give the share of negatives below a threshold that rejects at most a share of positives.

    The threshold is the highest at which at most `false_rejections` of the positives score
    below it. NaN where one kind is missing.
    """
    ours, theirs = np.sort(scores[positive]), scores[~positive]
    if not len(ours) or not len(theirs):
        return float("nan")
    threshold = ours[int(len(ours) * false_rejections)]
    return float((theirs < threshold).mean())


def balanced_accuracy(scores: Scores, positive: Labels, threshold: float) -> float:
    """Give the mean of the two kinds' accuracies when scores from `threshold` up are positive."""
    said = scores >= threshold
    return float((said[positive].mean() + (~said[~positive]).mean()) / 2)


def best_threshold(scores: Scores, positive: Labels) -> float:
    """Give the score that, as a threshold, has the best balanced accuracy."""
    candidates = np.unique(scores)
    accuracies = [balanced_accuracy(scores, positive, float(c)) for c in candidates]
    return float(candidates[int(np.argmax(accuracies))])
