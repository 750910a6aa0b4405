"""Citation recall as ALCE defines it (Gao et al. 2023, section 4), on the cited span."""

from evals.metrics.entailment import entailed
from evals.metrics.metric import Metric, Score, View, share, unscored


def score(view: View) -> Score:
    """Give the share of sentences that their citations, taken together, support wholly."""
    sentences = view.answer.sentences
    if not sentences:
        return unscored("the answer has no sentences")
    bare = [
        str(number)
        for number, sentence in enumerate(sentences, start=1)
        if not entailed(view, sentence.text, view.cited_by(sentence))
    ]
    explanation = (
        f"sentence {', '.join(bare)} is not supported by its citations"
        if bare
        else f"all {len(sentences)} sentences are supported"
    )
    return share(len(sentences) - len(bare), len(sentences), explanation)


METRIC = Metric(
    "citation_recall",
    "Citation recall",
    "Share of sentences fully supported by their cited words together (ALCE, Gao et al. 2023).",
    score,
)
