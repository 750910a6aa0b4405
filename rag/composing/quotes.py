"""The composer without a language model: the evidence itself, word for word."""

from collections.abc import Iterator

from rag.answer import Removed
from rag.composing.protocol import ComposedSentence, ComposeTask


class QuoteComposer:
    """Lays out the evidence in its order, every sentence verbatim."""

    name = "quotes"

    def compose(self, task: ComposeTask) -> Iterator[ComposedSentence | Removed]:
        """Yield each piece of evidence as a sentence of its own."""
        for place, evidence in enumerate(task.findings.evidence, 1):
            yield ComposedSentence(evidence.quote, (place,), "verbatim", evidence.answer_span)
