"""Whether the system answered where it should and refused where it should."""

from evals.cases import Status
from evals.metrics.metric import Metric, Score, View, yes_or_no


def score(view: View) -> Score:
    """Compare the status with the expected one; either is right where the case says so."""
    expected = view.case.expected_status
    actual = view.answer.status
    if actual == "error":
        return yes_or_no(False, f"error: {view.answer.message or view.answer.text}")
    right = expected is Status.EITHER or expected.value == actual
    return yes_or_no(right, f"expected {expected.value}, got {actual}")


METRIC = Metric(
    "refusal",
    "Answered or refused rightly",
    "1 where the status is the expected one; the confusion matrix shows both kinds of error.",
    score,
    decides=True,
)
