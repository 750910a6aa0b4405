"""Whether cited words support a sentence: trivially where it is verbatim, else by the checker."""

from evals.metrics.metric import View
from evals.metrics.statements import plain
from rag.answer import Citation


def entailed(view: View, sentence: str, citations: tuple[Citation, ...]) -> bool:
    """Say whether the citations' exact words, taken together, support the sentence.

    The words are read from the source at the citation's offsets, not from its `quote`, so that
    a quote that is not there supports nothing.
    """
    evidence = tuple(
        text[citation.start : citation.end]
        for citation in citations
        if (text := view.places.text(citation.source)) is not None
    )
    if not evidence:
        return False
    return is_verbatim(sentence, evidence) or view.support.supports(sentence, evidence)


def is_verbatim(sentence: str, evidence: tuple[str, ...]) -> bool:
    """Say whether a sentence is exact words of the evidence, but for spacing and markers."""
    words = plain(sentence)
    return bool(words) and any(words in plain(quote) for quote in evidence)
