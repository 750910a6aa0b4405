"""Composing: from evidence to the sentences of an answer, each naming what it rests on.

Public: `Composer`, `ComposeTask`, `ComposedSentence`, `ComposingFailed`, `QuoteComposer`.
"""

from rag.composing.protocol import ComposedSentence, Composer, ComposeTask, ComposingFailed
from rag.composing.quotes import QuoteComposer

__all__ = ["ComposeTask", "ComposedSentence", "Composer", "ComposingFailed", "QuoteComposer"]
