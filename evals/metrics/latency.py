"""How long the complete answer took."""

from evals.metrics.metric import Metric, Score, View


def score(view: View) -> Score:
    """Give wall time from the question to the complete answer."""
    stages = ", ".join(f"{stage} {ms:.0f}" for stage, ms in view.answer.timings_ms.items())
    return Score(value=view.response.elapsed_ms, explanation=stages or "no stages told")


METRIC = Metric(
    "latency_ms",
    "Latency",
    "Milliseconds from the question to the complete answer.",
    score,
    better="lower",
    unit="ms",
)
