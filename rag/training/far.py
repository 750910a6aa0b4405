"""Questions worded far from the sentence that answers, and what an earlier reader gets wrong."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.reader.headed import headed
from rag.reader.reader import Reader
from rag.training.drawing import SIZES, SUREST
from rag.training.examples import Example, holds_answer
from rag.training.squad import AskedQuestion, Paragraph
from rag.training.windows import Span, around, sentences, sliding

FAR = "far-"
"""How the names of the files with such questions begin."""
POSITIVES = 2
WRONG = 6
"""Windows of a question that are read, with its answer and without."""
UNSURE = 0.7
"""A window with the answer is hard when the earlier reader is less sure of it than this."""
TAKEN = 0.05
"""A window without one is hard when it is surer of it than this; above `TWICE` it counts twice."""
TWICE = 0.3


def parted(
    articles: Sequence[Paragraph],
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The articles with their far questions alone, and with the others alone."""

    def only(*, far: bool) -> tuple[Paragraph, ...]:
        return tuple(
            replace(
                article,
                questions=tuple(
                    q for q in article.questions if q.question_id.startswith(FAR) == far
                ),
            )
            for article in articles
        )

    return only(far=True), only(far=False)


def hard_examples(
    article: Paragraph, question: AskedQuestion, reader: Reader, rng: random.Random
) -> Iterator[Example]:
    """The windows of the question's own article that the reader gets wrong, under its headline."""
    spans = [*_right(article, question, rng), *_wrong(article, question, rng)]
    windows = [headed(article.headline, article.text[begin:end]) for begin, end in spans]
    readings = reader.read(question.text, [text for text, _ in windows])
    for (begin, end), (text, moved), reading in zip(spans, windows, readings, strict=True):
        chance = reading.answer_probability
        answer = next((a for a in question.answers if begin <= a.start and a.end <= end), None)
        if answer is not None:
            if chance < UNSURE:
                start = answer.start - begin + moved
                stop = start + len(answer.text)
                yield Example(question.text, text, start, stop, 1, "hard positive")
        elif chance > TAKEN and (chance < SUREST or not question.answers):
            example = Example(question.text, text, -1, -1, 1, "hard beside")
            yield from (example, example) if chance > TWICE else (example,)


def _right(article: Paragraph, question: AskedQuestion, rng: random.Random) -> list[Span]:
    """Windows that hold the answer, or the bait of a question without one."""
    units = sentences(article.text)
    marked = question.answers or question.plausible
    times = POSITIVES if question.answers else 1
    chosen = [rng.choice(marked) for _ in range(times)]
    return [around(units, (span.start, span.end), SIZES, rng) for span in chosen]


def _wrong(article: Paragraph, question: AskedQuestion, rng: random.Random) -> list[Span]:
    own = [
        (begin, end)
        for begin, end in sliding(article.text, 2, 1)
        if not holds_answer(article.text[begin:end], question.answers)
    ]
    return rng.sample(own, min(WRONG, len(own)))
