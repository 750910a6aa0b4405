"""Whether differing values are shown as a conflict."""

from evals.metrics.metric import Metric, Score, View, share, unscored
from evals.metrics.statements import is_said


def score(view: View) -> Score:
    """Give the share of the expected values that one shown conflict holds."""
    expected = view.case.values
    if not expected:
        return unscored("the case expects no conflict")
    best: tuple[str, ...] = ()
    for conflict in view.answer.conflicts:
        shown = [value.value for value in conflict.values]
        held = tuple(v for v in expected if any(is_said(v, text) for text in shown))
        best = max(best, held, key=len)
    explanation = f"{len(view.answer.conflicts)} conflicts shown; one holds {list(best)}"
    return share(len(best), len(expected), explanation)


METRIC = Metric(
    "conflict_recall",
    "Conflict shown",
    "Share of the differing values that stand together in one conflict of the answer.",
    score,
    decides=True,
)
