"""Draws examples from questions: positives, hard negatives, and questions changed in one word."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from rag.reader.headed import headed
from rag.training.examples import Example, holds_answer
from rag.training.hard_windows import Hardest
from rag.training.squad import AskedQuestion, Paragraph
from rag.training.swaps import names_in, swap_passage, swap_question
from rag.training.windows import around, sentences, sliding

Rank = Callable[[Sequence[str], Sequence[str], int], npt.NDArray[np.int32]]
"""Questions, windows and a number to the places of that many windows for each question."""

RANKED = 24
HARDEST = 6
"""A mined negative is one of so many of the best ranked wrong windows."""
HEADED = 0.8
"""How often an example stands under its headline, as in the engine; the others keep both ways."""
TRIED = 4
"""A hardest negative is one of so many."""
SUREST = 0.8
"""A window that the earlier reader is surer of may answer in other words than those marked."""
SIZES = (1, 2, 2, 3, 3, 3)
"""Sentences of a window; the engine gives two or three."""
WHOLE_PASSAGE_LIMIT = 800
"""Characters up to which a whole paragraph may be an example."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How many examples of a kind to draw for one question in one pass, on average."""

    positive: float
    mined: float
    beside: float
    swapped_question: float
    swapped_passage: float
    news: float
    impossible: float = 0.0
    hard_beside: float = 0.0
    hard_elsewhere: float = 0.0


RATES = {
    "squad2": Rates(1.0, 0.64, 0.4, 0.4, 0.2, 0.03, 1.6),
    "new_wiki": Rates(1.0, 0.64, 0.3, 0.4, 0.2, 0.03),
    "reddit": Rates(0.6, 0.25, 0.12, 0.1, 0.06, 0.02),
    "amazon_reviews": Rates(0.6, 0.25, 0.12, 0.1, 0.06, 0.02),
    "news": Rates(2.0, 0.5, 0.4, 0.3, 0.15, 0.0, 1.5, 0.8, 0.5),
}
"""Wikipedia is nearer to what is asked of articles than forum posts and reviews; news nearest."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a paragraph."""

    paragraph: int
    start: int
    end: int


def _times(rate: float, rng: random.Random) -> int:
    return int(rate) + (rng.random() < rate - int(rate))


class Domain:
    """Paragraphs of one source with windows, and what retrieval finds for each question.

    `hardest` holds what an earlier reader wrongly takes for answers, where that is known.
    """

    def __init__(
        self,
        name: str,
        paragraphs: Sequence[Paragraph],
        news: Sequence[str],
        rank: Rank,
        hardest: Mapping[tuple[str, str], Hardest] = MappingProxyType({}),
    ) -> None:
        self.rates = RATES[name]
        self.hardest = hardest
        self.paragraphs = paragraphs
        self.news = news
        self.windows = [
            Window(i, *span) for i, p in enumerate(paragraphs) for span in sliding(p.text)
        ]
        self.texts = [paragraphs[w.paragraph].text[w.start : w.end] for w in self.windows]
        self.asked = [(i, q) for i, p in enumerate(paragraphs) for q in p.questions]
        self.ranked = rank([q.text for _, q in self.asked], self.texts, RANKED)
        self.names: dict[str, list[str]] = defaultdict(list)
        for paragraph in paragraphs:
            self.names[paragraph.title].extend(names_in(paragraph.text)[:40])
        self.units = [sentences(p.text) for p in paragraphs]
        self.place_of = {paragraph.title: i for i, paragraph in enumerate(paragraphs)}
        self.own: dict[int, list[int]] = defaultdict(list)
        for place, window in enumerate(self.windows):
            self.own[window.paragraph].append(place)

    def examples(self, rng: random.Random) -> Iterator[Example]:
        """One pass over the questions."""
        for row, (place, question) in enumerate(self.asked):
            if question.answers:
                yield from self._answerable(row, place, question, rng)
            else:
                yield from self._impossible(place, question, rng)
            yield from self._hardest(place, question, rng)

    def _under_headline(self, example: Example, place: int, rng: random.Random) -> Example:
        """The example as the engine shows it, of the paragraph that its passage stands in."""
        if rng.random() >= HEADED:
            return example
        passage, moved = headed(self.paragraphs[place].headline, example.passage)
        if example.start < 0:
            return replace(example, passage=passage)
        start, end = example.start + moved, example.end + moved
        return replace(example, passage=passage, start=start, end=end)

    def _hardest(
        self, place: int, question: AskedQuestion, rng: random.Random
    ) -> Iterator[Example]:
        known = self.hardest.get((self.paragraphs[place].title, question.text))
        if known is None:
            return
        surest = SUREST if question.answers else 1.0
        beside = [text for text, chance in known.beside if chance <= surest]
        elsewhere = [
            (text, title)
            for text, chance, title in known.elsewhere
            if chance <= surest and title in self.place_of
        ]
        for _ in range(_times(self.rates.hard_beside, rng)):
            if beside:
                text = rng.choice(beside[:TRIED])
                example = Example(question.text, text, -1, -1, 1, "hard beside")
                yield self._under_headline(example, place, rng)
        for _ in range(_times(self.rates.hard_elsewhere, rng)):
            if elsewhere:
                text, title = rng.choice(elsewhere[:TRIED])
                example = Example(question.text, text, -1, -1, 0, "hard elsewhere")
                yield self._under_headline(example, self.place_of[title], rng)

    def _positive(self, place: int, question: AskedQuestion, rng: random.Random) -> Example:
        text = self.paragraphs[place].text
        answer = rng.choice(question.answers)
        if len(text) <= WHOLE_PASSAGE_LIMIT and rng.random() < 0.12:
            begin, end = 0, len(text)
        else:
            begin, end = around(self.units[place], (answer.start, answer.end), SIZES, rng)
        return Example(
            question.text, text[begin:end], answer.start - begin, answer.end - begin, 1, "positive"
        )

    def _answerable(
        self, row: int, place: int, question: AskedQuestion, rng: random.Random
    ) -> Iterator[Example]:
        rates = self.rates
        for _ in range(_times(rates.positive, rng)):
            yield self._under_headline(self._positive(place, question, rng), place, rng)
        wrong = [i for i in self.ranked[row] if not holds_answer(self.texts[i], question.answers)]
        elsewhere = [i for i in wrong if self.windows[i].paragraph != place]
        for _ in range(_times(rates.mined, rng)):
            if elsewhere:
                i = rng.choice(elsewhere[:HARDEST])
                example = Example(question.text, self.texts[i], -1, -1, 0, "mined")
                yield self._under_headline(example, self.windows[i].paragraph, rng)
        beside = [i for i in self.own[place] if not holds_answer(self.texts[i], question.answers)]
        for _ in range(_times(rates.beside, rng)):
            if beside:
                text = self.texts[rng.choice(beside)]
                example = Example(question.text, text, -1, -1, 1, "beside")
                yield self._under_headline(example, place, rng)
        yield from self._swapped(place, question, rng)
        for _ in range(_times(rates.news, rng)):
            yield Example(question.text, rng.choice(self.news), -1, -1, 0, "news")

    def _swapped(
        self, place: int, question: AskedQuestion, rng: random.Random
    ) -> Iterator[Example]:
        near = names_in(self.paragraphs[place].text)
        names = near if near and rng.random() < 0.6 else self.names[self.paragraphs[place].title]
        base = self._positive(place, question, rng)
        for _ in range(_times(self.rates.swapped_question, rng)):
            if changed := swap_question(question.text, names, rng):
                example = Example(changed, base.passage, -1, -1, 1, "swapped question")
                yield self._under_headline(example, place, rng)
        for _ in range(_times(self.rates.swapped_passage, rng)):
            span = (base.start, base.end)
            if changed := swap_passage(question.text, base.passage, span, names, rng):
                example = Example(question.text, changed, -1, -1, 1, "swapped passage")
                yield self._under_headline(example, place, rng)

    def _impossible(
        self, place: int, question: AskedQuestion, rng: random.Random
    ) -> Iterator[Example]:
        text = self.paragraphs[place].text
        for _ in range(_times(self.rates.impossible, rng)):
            if question.plausible and rng.random() < 0.7:
                span = question.plausible[0]
                begin, end = around(self.units[place], (span.start, span.end), SIZES, rng)
            elif len(text) <= WHOLE_PASSAGE_LIMIT and rng.random() < 0.3:
                begin, end = 0, len(text)
            else:
                window = self.windows[rng.choice(self.own[place])]
                begin, end = window.start, window.end
            example = Example(question.text, text[begin:end], -1, -1, 1, "impossible")
            yield self._under_headline(example, place, rng)
