"""What a question counts, where only the evidence says it."""

import re
from collections.abc import Sequence

from rag.evidence.ranked import Ranked
from rag.question.asked_for import AskedFor
from rag.question.understanding import Question
from rag.searcher import Searcher

_COUNTED_NOUN = re.compile(r"\s+((?:[A-Z][\w.’'-]*\s+|\w+ed\s+){0,2}\w{3,}s)\b")


def counting_question(question: Question, searcher: Searcher, valued: Sequence[Ranked]) -> str:
    """Return the question with the thing that it counts named.

    "What was the strength of the force?" does not say what is counted; the best sentence with
    a figure does ("5,000 U.S. troops").
    """
    counting = question.asked_for in (AskedFor.QUANTITY, AskedFor.CHANGE)
    if question.counted is not None or not counting:
        return question.standalone
    for entry in valued:
        text = entry.candidate.text
        for _, end in searcher.signals.counted_spans(question, text):
            noun = _COUNTED_NOUN.match(text[end:])
            if noun:
                return f"How many {noun.group(1)}? {question.standalone}"
    return question.standalone
