"""Whether readers' comments are labelled as such, and articles are not."""

from evals.metrics.metric import Metric, Score, View, share, unscored


def score(view: View) -> Score:
    """Give the share of citations whose kind is that of the place they stand in."""
    checked = wrong = 0
    explanations = []
    for citation in (*view.answer.citations, *view.answer.near_misses):
        for span in view.places.declared_in(citation.source):
            if not span.start <= citation.start < span.end:
                continue
            checked += 1
            if view.places.is_comment(span.article) != (citation.kind == "reader_comment"):
                wrong += 1
                explanations.append(f"[{citation.marker}] is labelled {citation.kind}")
    if not checked:
        return unscored("nothing is cited from a place that the set declares")
    return share(checked - wrong, checked, "; ".join(explanations) or "all are labelled rightly")


METRIC = Metric(
    "comment_label",
    "Comments labelled",
    "Share of citations labelled article or reader comment as their place is.",
    score,
    decides=True,
)
