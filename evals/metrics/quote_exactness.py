"""Whether every citation's words are exactly those at its offsets."""

from evals.metrics.metric import Metric, Score, View, share, unscored


def score(view: View) -> Score:
    """Compare `text[start:end]` of the decoded source with the quote, near misses too."""
    citations = (*view.answer.citations, *view.answer.near_misses)
    if not citations:
        return unscored("nothing is cited")
    wrong = []
    for citation in citations:
        text = view.places.text(citation.source)
        if text is None:
            wrong.append(f"[{citation.marker}] names no file of the corpus: {citation.source}")
        elif not 0 <= citation.start < citation.end <= len(text):
            wrong.append(f"[{citation.marker}] has offsets outside its file")
        elif text[citation.start : citation.end] != citation.quote:
            wrong.append(f"[{citation.marker}] is not what stands at its offsets")
    explanation = "; ".join(wrong) or f"all {len(citations)} are exact"
    return share(len(citations) - len(wrong), len(citations), explanation)


METRIC = Metric(
    "quote_exactness",
    "Quotes exact",
    "Share of citations, near misses included, whose quote equals the decoded source at its "
    "offsets.",
    score,
    decides=True,
)
