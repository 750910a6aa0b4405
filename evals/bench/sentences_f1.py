"""Overlap of the chosen sentences with those that a set marks, as F1 over sentences."""

from collections.abc import Mapping

from evals.bench.outcomes import Outcome
from ingest.sentences import sentence_spans

MIN_OVERLAP = 0.5  # of a sentence's characters, to count as chosen or marked


def sentences_f1(outcome: Outcome, texts: Mapping[str, str]) -> float:
    """Give F1 of the document sentences cited against those marked; a refusal cites none.

    Args:
        outcome: An answerable item and what was chosen.
        texts: Each document's text, by name.
    """
    cited = () if outcome.refused else outcome.chosen
    marked = {
        sentence
        for name in outcome.item.documents
        for quote in outcome.item.sentences
        for sentence in _held(name, quote, texts)
    }
    chosen = {s for one in cited for s in _held(one.document, one.quote, texts)}
    both = len(marked & chosen)
    return 2 * both / (len(marked) + len(chosen)) if both else 0.0


def _held(name: str, quote: str, texts: Mapping[str, str]) -> set[tuple[str, int]]:
    text = texts[name]
    start = text.find(quote)
    end = start + len(quote)
    if start < 0:
        return set()
    return {
        (name, first)
        for first, last in sentence_spans(text, 0, len(text))
        if max(0, min(end, last) - max(start, first)) >= MIN_OVERLAP * (last - first)
    }
