"""Follow-ups rewritten by the language model, held to the conversation before they are taken."""

import time
from collections.abc import Sequence

from ingest.names import NameTable
from rag.composing.language_model import LanguageModel
from rag.composing.prompting import fenced, instructions, json_line, on_one_line
from rag.composing.protocol import ComposingFailed
from rag.question.rewriting import LONGEST, fault, leans_on, rewritten
from rag.question.understanding import Question

MOST_TURNS = 8
"""Earlier questions, the newest, that the model is told."""
SHARE = 0.25
"""Share of the time limit of an answer that rewriting its question may take."""
_MARKS = ' \t\r\n"“”'


class ModelRewriter:
    """Asks the model once for each follow-up, and for no other question."""

    def __init__(self, model: LanguageModel, seconds: float) -> None:
        """`seconds` is the time limit of a whole answer, of which rewriting takes a share."""
        self._model = model
        self._seconds = seconds * SHARE

    def rewrite(self, question: Question, history: Sequence[str], names: NameTable) -> Question:
        """Return the question rewritten, or as it was where the model fails or goes astray."""
        if not leans_on(question, history):
            return question
        try:
            text = self._first_line(rewrite_request(question, history))
        except ComposingFailed:
            # Our own resolution is there; the composer tells of a model that cannot be reached.
            return question
        if fault(text, question, history, names) is not None:
            return question
        return rewritten(text, question, names)

    def _first_line(self, request: str) -> str:
        reply = ""
        deadline = time.monotonic() + self._seconds
        for piece in self._model.stream(instructions("rewrite"), request, deadline):
            reply = (reply + piece).lstrip()
            if "\n" in reply or len(reply) > LONGEST:
                break
        return reply.partition("\n")[0].strip(_MARKS)


def rewrite_request(question: Question, history: Sequence[str]) -> str:
    """Return the earlier questions, fenced, the question, and our own reading of it."""
    asked = [earlier for earlier in history if earlier.strip()][-MOST_TURNS:]
    lines = [json_line({"question": " ".join(earlier.split())}) for earlier in asked]
    return "\n".join(
        [
            *fenced("conversation", lines),
            f"Question: {on_one_line(question.asked)}",
            f"First reading: {on_one_line(question.standalone)}",
        ]
    )
