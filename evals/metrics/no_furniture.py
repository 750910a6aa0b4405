"""Whether nothing but articles and comments is cited."""

from evals.metrics.metric import Metric, Score, View, share, unscored


def score(view: View) -> Score:
    """Give the share of citations inside a place that the set declares in their source."""
    citations = [
        citation
        for citation in (*view.answer.citations, *view.answer.near_misses)
        if view.places.declared_in(citation.source)
    ]
    if not citations:
        return unscored("nothing is cited from a source whose articles the set declares")
    furniture = [
        f"[{citation.marker}] {citation.quote[:60]!r}"
        for citation in citations
        if not any(
            span.start < citation.end and citation.start < span.end
            for span in view.places.declared_in(citation.source)
        )
    ]
    explanation = f"furniture: {'; '.join(furniture)}" if furniture else "none is furniture"
    return share(len(citations) - len(furniture), len(citations), explanation)


METRIC = Metric(
    "no_furniture",
    "No furniture",
    "Share of citations, near misses included, that lie in a declared article or comment.",
    score,
    decides=True,
)
