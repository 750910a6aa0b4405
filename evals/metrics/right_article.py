"""Whether what is cited stands in an article that speaks to the question."""

from evals.metrics.metric import Metric, Score, View, share, unscored


def score(view: View) -> Score:
    """Give the share of citations that stand in an article the case accepts.

    The article is found by the citation's offsets, never by the name the system gives it.
    """
    if not view.accepted:
        return unscored("the case names no article")
    citations = view.answer.citations
    if view.answer.status != "answered" or not citations:
        return unscored("nothing is cited as an answer")
    wrong = [
        f"[{citation.marker}] stands in {_where(view, citation.source, citation.start)}"
        for citation in citations
        if not any(
            citation.source == span.source
            and span.start <= citation.start
            and citation.end <= span.end
            for span in view.accepted
        )
    ]
    explanation = "; ".join(wrong) or f"all {len(citations)} stand in accepted articles"
    return share(len(citations) - len(wrong), len(citations), explanation)


def _where(view: View, source: str, start: int) -> str:
    for span in view.places.declared_in(source):
        if span.start <= start < span.end:
            return f"{view.places.title(span.article)!r}"
    return source


METRIC = Metric(
    "right_article",
    "Right article",
    "Share of an answer's citations that stand in an article the case accepts.",
    score,
    decides=True,
)
