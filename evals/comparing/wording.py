"""Who worded the answers of a run: the articles, or a language model, and how often it failed."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.running.results import CaseResult

QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Wording:
    """Counts over a run's answers; refusals are no answers.

    Attributes:
        answers: How many there are.
        by_model: How many a language model worded.
        fell_back: How many are quotes because the model failed.
        removed: Sentences of the model that were taken out.
        partly: Sentences shown as partly supported.
        sentences: Sentences shown.
    """

    answers: int
    by_model: int
    fell_back: int
    removed: int
    partly: int
    sentences: int


def wording_of(results: Sequence[CaseResult]) -> Wording:
    """Count who worded the answers."""
    answers = [
        result.response.answer
        for result in results
        if result.response is not None and result.response.answer.status == "answered"
    ]
    sentences = [sentence for answer in answers for sentence in answer.sentences]
    quoted = [answer for answer in answers if answer.composer == QUOTES]
    return Wording(
        answers=len(answers),
        by_model=len(answers) - len(quoted),
        fell_back=sum(answer.message is not None for answer in quoted),
        removed=sum(len(answer.removed) for answer in answers),
        partly=sum(sentence.verdict == "partly supported" for sentence in sentences),
        sentences=len(sentences),
    )
