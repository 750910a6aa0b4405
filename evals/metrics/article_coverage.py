"""Whether every article that must be named is cited."""

from evals.metrics.metric import Metric, Score, View, share, unscored


def score(view: View) -> Score:
    """Give the share of the articles to cover that at least one citation stands in."""
    names = view.case.cover
    if not names:
        return unscored("the case names no article to cover")
    missing = []
    for name in names:
        span = view.places.article(name)
        if not any(
            c.source == span.source and span.start <= c.start and c.end <= span.end
            for c in view.answer.citations
        ):
            missing.append(name)
    explanation = f"not cited: {', '.join(missing)}" if missing else f"all {len(names)} are cited"
    return share(len(names) - len(missing), len(names), explanation)


METRIC = Metric(
    "article_coverage",
    "Articles covered",
    "Share of the articles to cover that are cited.",
    score,
    decides=True,
)
