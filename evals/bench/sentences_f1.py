"""Overlap of the chosen sentences with those that a set marks, as F1 over sentences."""

from collections.abc import Mapping

from evals.bench.outcomes import Chosen, Outcome
from evals.formats import Document

MIN_OVERLAP = 0.5  # of a sentence's characters, to count as chosen


def sentences_f1(outcome: Outcome, documents: Mapping[str, Document]) -> float:
    """Give F1 of the documents' sentences cited against those marked; a refusal cites none.

    Args:
        outcome: An answerable item and what was chosen.
        documents: Documents with their sentences, by name.
    """
    cited = () if outcome.refused else outcome.chosen
    marked = {(name, quote) for name in outcome.item.documents for quote in outcome.item.sentences}
    chosen = {pair for one in cited for pair in _held(one, documents[one.document])}
    both = len(marked & chosen)
    return 2 * both / (len(marked) + len(chosen)) if both else 0.0


def _held(chosen: Chosen, document: Document) -> set[tuple[str, str]]:
    start = document.content.find(chosen.quote)
    end = start + len(chosen.quote)
    held = set()
    place = 0
    for sentence in document.sentences:
        first = document.content.index(sentence, place)
        place = first + len(sentence)
        shared = max(0, min(end, place) - max(start, first))
        if start >= 0 and shared >= MIN_OVERLAP * len(sentence):
            held.add((document.name, sentence))
    return held
