"""Whether a gold quote was cited."""

from evals.cases import Status
from evals.metrics.metric import Metric, Score, View, unscored, yes_or_no


def score(view: View) -> Score:
    """Look for a citation that holds at least half of a gold quote."""
    if not view.case.gold:
        return unscored("the case names no gold quote")
    if view.answer.status != "answered":
        if view.case.expected_status is Status.ANSWERED:
            return yes_or_no(False, f"nothing cited: {view.answer.status}")
        return unscored(f"{view.answer.status}, which the case allows")
    cited = view.gold_citations
    if cited:
        return yes_or_no(True, f"[{cited[0].marker}] holds a gold quote")
    return yes_or_no(False, "no citation holds half of a gold quote")


METRIC = Metric(
    "gold_quote",
    "Gold quote cited",
    "1 where a citation's characters hold at least half of a gold quote's.",
    score,
    decides=True,
)
