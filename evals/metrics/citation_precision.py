"""Citation precision as ALCE defines it (Gao et al. 2023, section 4), on the cited span."""

from evals.metrics.entailment import entailed
from evals.metrics.metric import Metric, Score, View, share, unscored
from rag.answer import AnswerSentence, Citation


def score(view: View) -> Score:
    """Give the share of citations that are needed, of those in the answer's sentences.

    A citation counts where its sentence is supported by all of its citations together, and the
    citation is not irrelevant: alone it supports the sentence, or without it the others do not.
    """
    named = [
        (number, sentence, citation)
        for number, sentence in enumerate(view.answer.sentences, start=1)
        for citation in view.cited_by(sentence)
    ]
    if not named:
        return unscored("no sentence cites anything")
    idle = [
        f"[{citation.marker}] in sentence {number}"
        for number, sentence, citation in named
        if not _is_precise(view, sentence, citation)
    ]
    explanation = f"idle: {', '.join(idle)}" if idle else f"all {len(named)} are needed"
    return share(len(named) - len(idle), len(named), explanation)


def _is_precise(view: View, sentence: AnswerSentence, citation: Citation) -> bool:
    together = view.cited_by(sentence)
    if not entailed(view, sentence.text, together):
        return False
    if entailed(view, sentence.text, (citation,)):
        return True
    others = tuple(other for other in together if other.marker != citation.marker)
    return not entailed(view, sentence.text, others)


METRIC = Metric(
    "citation_precision",
    "Citation precision",
    "Share of citations that support their sentence or are needed for it (ALCE, Gao et al. 2023).",
    score,
)
