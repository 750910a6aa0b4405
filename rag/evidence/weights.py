"""The two small models of evidence: which sentence is best, and whether it answers.

Both are logistic regressions over named signals. Their coefficients stand in `weights.json`,
written by `pressmark bench tune`, and can be read and changed by hand.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class LogisticModel:
    """`probability = 1 / (1 + exp(-(intercept + sum of coefficient x signal)))`."""

    intercept: float
    coefficients: Mapping[str, float]

    def logit(self, signals: Mapping[str, float]) -> float:
        """Return the log-odds; a coefficient's signal must be there."""
        return self.intercept + sum(
            coefficient * signals[name] for name, coefficient in self.coefficients.items()
        )

    def probability(self, signals: Mapping[str, float]) -> float:
        """Return the probability in 0..1."""
        return sigmoid(self.logit(signals))


def sigmoid(value: float) -> float:
    """Return the logistic function, safe for large negative values."""
    if value >= 0:
        return 1 / (1 + math.exp(-value))
    return math.exp(value) / (1 + math.exp(value))


@dataclass(frozen=True, slots=True)
class Weights:
    """The models, with and without the trained reader, and the thresholds of answering.

    `rank` orders sentences; `support` and `support_with_reader` give the probability that the
    best sentence answers; at or above the threshold that belongs to it the question is answered.
    """

    rank: LogisticModel
    rank_with_reader: LogisticModel
    support: LogisticModel
    support_with_reader: LogisticModel
    answer_threshold: float
    answer_threshold_with_reader: float


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Return the models that are shipped."""
    return parse_weights(files("rag.evidence").joinpath("weights.json").read_text("utf-8"))


def parse_weights(text: str) -> Weights:
    """Read the models from the content of a `weights.json`."""
    data = json.loads(text)
    return Weights(
        rank=_model(data["rank"]),
        rank_with_reader=_model(data["rank_with_reader"]),
        support=_model(data["support"]),
        support_with_reader=_model(data["support_with_reader"]),
        answer_threshold=data["answer_threshold"],
        answer_threshold_with_reader=data["answer_threshold_with_reader"],
    )


def _model(data: Mapping[str, Mapping[str, float] | float]) -> LogisticModel:
    coefficients, intercept = data["coefficients"], data["intercept"]
    if not isinstance(coefficients, Mapping) or isinstance(intercept, Mapping):
        raise TypeError("weights.json: a model is an intercept and a table of coefficients")
    return LogisticModel(float(intercept), dict(coefficients))
