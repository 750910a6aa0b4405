"""What the reader says of one window of text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """The answer in one window, and how sure the reader is.

    Attributes:
        start: First character of the answer in the window.
        end: Behind its last character; `start == end == 0` where the reader sees no answer.
        span_score: 0..1, how clearly the span beats "no answer here"; not calibrated.
        answer_probability: 0..1, calibrated: the chance that the window answers the question.
        relevance: 0..1, whether the window is about what the question is about, answer or not.
        likeliest: Start and end of the words that would be the answer if there is one here.
    """

    start: int
    end: int
    span_score: float
    answer_probability: float
    relevance: float
    likeliest: tuple[int, int] = (0, 0)
