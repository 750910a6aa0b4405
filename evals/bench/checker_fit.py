"""`pressmark bench checker --fit`: chooses the grounding checker's coefficients and thresholds.

Fitted on the choosing half of the QAGS articles alone. A claim is judged by its best window of
evidence, which depends on the coefficients: they are fitted, windows chosen anew, and so on.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.bench.parts import Part, in_part
from evals.formats.qags import JudgedArticle
from evals.statistics.logistic import Matrix, fit_logistic
from evals.statistics.ranking import best_threshold
from ingest.sentences import sentence_spans
from rag.checking import GroundingChecker

SIGNALS = ("coverage", "exact", "weakest", "order", "numbers", "names", "negation")
FIRST = np.array([-2.0, 3.0, 2.0, 0.5, 2.0, -1.0, -1.0, -0.5])  # only chooses the first windows
ROUNDS = 6
RIDGE = 1.0
LONGEST_WINDOW = 3
PARTLY_KEEPS = 0.95  # of the supported claims are at least partly supported


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
        weights = fit_logistic(best, positive, RIDGE)
    logits = np.array([float((rows @ weights[1:]).max()) for rows in windows]) + weights[0]
    scores = 1 / (1 + np.exp(-logits))
    return FittedWeights(
        intercept=float(weights[0]),
        coefficients=dict(zip(SIGNALS, map(float, weights[1:]), strict=True)),
        supported=best_threshold(scores, positive),
        partly_supported=float(np.quantile(scores[positive], 1 - PARTLY_KEEPS)),
    )


def _windows(checker: GroundingChecker, claim: str, text: str) -> Matrix:
    evidence = [text[start:end] for start, end in sentence_spans(text, 0, len(text))]
    rows = []
    for size in range(1, LONGEST_WINDOW + 1):
        for start in range(max(1, len(evidence) - size + 1)):
            found = checker.signals(claim, evidence[start : start + size])
            rows.append([found[name] for name in SIGNALS])
    return np.array(rows, dtype=np.float64)
