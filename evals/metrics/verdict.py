"""Whether a case passed, and the reasons where it did not."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from evals.metrics.metric import Score
from evals.metrics.registry import METRICS


class Verdict(BaseModel):
    """Passed, or the reasons against it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    passed: bool
    reasons: tuple[str, ...] = ()


def verdict(scores: Mapping[str, Score]) -> Verdict:
    """Pass a case whose deciding metrics are all 1 or unscored; `refusal` is never unscored."""
    reasons = tuple(
        f"{metric.title}: {score.explanation}"
        for metric in METRICS
        if metric.decides and (score := scores[metric.name]).value is not None and score.value < 1
    )
    return Verdict(passed=not reasons, reasons=reasons)
