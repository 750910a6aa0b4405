"""`pressmark bench checker --fit`: chooses the grounding checker's coefficients and thresholds.

Fitted on the choosing half of the QAGS articles alone. A claim is judged by its best window of
evidence, which depends on the coefficients: they are fitted, windows chosen anew, and so on.
No signal may weigh against what it means: more words covered never count against a claim, and
more missing numbers never for it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.bench.parts import Part, in_part
from evals.formats.qags import JudgedArticle
from evals.statistics.logistic import Matrix, fit_logistic
from evals.statistics.ranking import best_threshold
from ingest.sentences import sentence_spans
from rag.checking import GroundingChecker

SIGNALS = ("coverage", "exact", "weakest", "order", "numbers", "names", "negation")
MEANT = np.array([1.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0])  # the sign of each signal's coefficient
FIRST = np.array([-2.0, 3.0, 2.0, 0.5, 2.0, -1.0, -1.0, -0.5])  # only chooses the first windows
ROUNDS = 6
RIDGE = 10.0  # 1 to 10 fit the choosing half alike; 10 leans on more signals than one
LONGEST_WINDOW = 3
PARTLY_KEEPS = 0.98  # of the supported claims; they are near copies, real ones are reworded more


@dataclass(frozen=True, slots=True)
class FittedWeights:
    """Coefficients and thresholds, as `rag/checking/weights.json` holds them."""

    intercept: float
    coefficients: dict[str, float]
    supported: float
    partly_supported: float

    def as_json(self) -> str:
        """Write them as that file's content."""
        return json.dumps(
            {
                "intercept": round(self.intercept, 4),
                "coefficients": {name: round(v, 4) for name, v in self.coefficients.items()},
                "supported": round(self.supported, 4),
                "partly_supported": round(self.partly_supported, 4),
            },
            indent=2,
        )


def fit_checker(articles: Sequence[JudgedArticle], checker: GroundingChecker) -> FittedWeights:
    """Fit the weights on the choosing half of the articles."""
    half = in_part([f"{article.number:06}" for article in articles], Part.CHOOSE)
    chosen = [article for article in articles if f"{article.number:06}" in half]
    windows = [
        _windows(checker, one.text, article.text) for article in chosen for one in article.sentences
    ]
    positive = np.array([one.supported for article in chosen for one in article.sentences])
    weights = FIRST
    for _ in range(ROUNDS):
        best = np.array([rows[int(np.argmax(rows @ weights[1:]))] for rows in windows])
        weights = _fit_as_meant(best, positive)
    logits = np.array([float((rows @ weights[1:]).max()) for rows in windows]) + weights[0]
    scores = 1 / (1 + np.exp(-logits))
    return FittedWeights(
        intercept=float(weights[0]),
        coefficients=dict(zip(SIGNALS, map(float, weights[1:]), strict=True)),
        supported=best_threshold(scores, positive),
        partly_supported=float(np.quantile(scores[positive], 1 - PARTLY_KEEPS)),
    )


def _fit_as_meant(signals: Matrix, positive: NDArray[np.bool_]) -> Matrix:
    """Fit, leaving out one by one the signals that weigh most against what they mean."""
    kept = np.arange(len(MEANT))
    while True:
        fitted = fit_logistic(signals[:, kept], positive, RIDGE)
        along = fitted[1:] * MEANT[kept] * signals[:, kept].std(axis=0)
        if along.min(initial=0.0) >= 0.0:
            break
        kept = np.delete(kept, int(np.argmin(along)))
    weights = np.zeros(len(MEANT) + 1)
    weights[0], weights[1 + kept] = fitted[0], fitted[1:]
    return weights


def _windows(checker: GroundingChecker, claim: str, text: str) -> Matrix:
    evidence = [text[start:end] for start, end in sentence_spans(text, 0, len(text))]
    rows = []
    for size in range(1, LONGEST_WINDOW + 1):
        for start in range(max(1, len(evidence) - size + 1)):
            found = checker.signals(claim, evidence[start : start + size])
            rows.append([found[name] for name in SIGNALS])
    return np.array(rows, dtype=np.float64)
