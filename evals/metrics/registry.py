"""Every metric, in the order that reports show them."""

from evals.metrics import (
    answer_match,
    article_coverage,
    article_named,
    citation_precision,
    citation_recall,
    comment_label,
    conflict_recall,
    forbidden,
    gold_quote,
    latency,
    no_furniture,
    quote_exactness,
    refusal,
    retrieval,
    right_article,
    right_date,
    right_speaker,
)
from evals.metrics.metric import Metric, Score, View

METRICS: tuple[Metric, ...] = (
    refusal.METRIC,
    gold_quote.METRIC,
    answer_match.METRIC,
    right_article.METRIC,
    right_speaker.METRIC,
    right_date.METRIC,
    conflict_recall.METRIC,
    article_coverage.METRIC,
    forbidden.METRIC,
    quote_exactness.METRIC,
    article_named.METRIC,
    no_furniture.METRIC,
    comment_label.METRIC,
    citation_recall.METRIC,
    citation_precision.METRIC,
    *retrieval.METRICS,
    latency.METRIC,
)


def score_all(view: View) -> dict[str, Score]:
    """Score one case by every metric."""
    return {metric.name: metric.score(view) for metric in METRICS}
