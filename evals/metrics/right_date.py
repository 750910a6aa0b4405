"""Whether the cited gold words are given the date of their article."""

from evals.metrics.metric import Metric, Score, View, unscored, yes_or_no


def score(view: View) -> Score:
    """Compare the published date of the cited gold quotes with the expected beginning."""
    expected = view.case.published
    if not expected:
        return unscored("the case names no date")
    cited = view.gold_citations
    if not cited:
        return unscored("no gold quote is cited")
    dates = [c.published.isoformat() if c.published else "no date" for c in cited]
    right = any(date.startswith(expected) for date in dates)
    return yes_or_no(right, f"expected {expected}, dated {', '.join(dict.fromkeys(dates))}")


METRIC = Metric(
    "right_date",
    "Right date",
    "1 where a cited gold quote's article has the expected date.",
    score,
    decides=True,
)
