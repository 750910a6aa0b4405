"""Does the language model answer? One short request, for `pressmark doctor`."""

import time
from contextlib import closing

from rag.composing.language_model import OpenAICompatible
from rag.composing.protocol import ComposingFailed
from rag.settings import RagSettings

PATIENCE = 15.0
"""Seconds that a model may take for a word; loading one from disk is part of it."""


def probe(settings: RagSettings) -> float:
    """Ask the model for a word and return how many seconds the first took to come.

    Raises:
        ComposingFailed: it cannot be reached, refuses, hangs, breaks off or says nothing; the
            message is one sentence that never holds the key.
    """
    start = time.monotonic()
    deadline = start + min(PATIENCE, settings.llm_timeout)
    reply = OpenAICompatible(settings).stream("Reply with one word.", "Say: ready", deadline)
    with closing(reply):
        for piece in reply:
            if piece.strip():
                return time.monotonic() - start
    raise ComposingFailed("The language model answers with nothing.")
