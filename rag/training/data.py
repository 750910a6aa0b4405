# mypy: disable-error-code="import-not-found"
"""Builds the training and development examples: `python -m rag.training.data`.

Seeded; the same data sets give the same files. Writes `train-N.jsonl` (one file for each pass,
with windows and negatives drawn anew) and `development.jsonl` into the cache folder.
"""

import argparse
import logging
import random
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.training.examples import Example, write_examples
from rag.training.mining import Embedder, rank
from rag.training.squad import AskedQuestion, GoldAnswer, Paragraph, every_other_article, read_squad
from rag.training.swaps import names_in, swap_passage, swap_question
from rag.training.windows import around, sentences, sliding

SEED = 20
PASSES = 4
RANKED = 24
WHOLE_PASSAGE_LIMIT = 800
"""Characters up to which a whole paragraph may be an example."""

log = logging.getLogger("rag.training.data")


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


RATES = {
    "squad2": Rates(1.0, 0.8, 0.4, 0.4, 0.2, 0.1, 1.6),
    "new_wiki": Rates(1.0, 0.8, 0.3, 0.4, 0.2, 0.1),
    "reddit": Rates(0.6, 0.3, 0.25, 0.1, 0.05, 0.05),
    "amazon_reviews": Rates(0.6, 0.3, 0.25, 0.1, 0.05, 0.05),
}
"""Wikipedia is nearer to what is asked of articles than forum posts and reviews."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a paragraph."""

    paragraph: int
    start: int
    end: int


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def holds_answer(passage: str, answers: Iterable[GoldAnswer]) -> bool:
    """Whether the words of any answer stand in the passage, case and punctuation aside."""
    padded = f" {_folded(passage)} "
    return any(f" {_folded(answer.text)} " in padded for answer in answers)


def _times(rate: float, rng: random.Random) -> int:
    return int(rate) + (rng.random() < rate - int(rate))


class Domain:
    """Paragraphs of one source with windows, and what retrieval finds for each question."""

    def __init__(
        self,
        name: str,
        paragraphs: Sequence[Paragraph],
        news: Sequence[str],
        embedder: Embedder,
    ) -> None:
        self.rates = RATES[name]
        self.paragraphs = paragraphs
        self.news = news
        self.windows = [
            Window(i, *span) for i, p in enumerate(paragraphs) for span in sliding(p.text)
        ]
        self.texts = [paragraphs[w.paragraph].text[w.start : w.end] for w in self.windows]
        self.asked = [(i, q) for i, p in enumerate(paragraphs) for q in p.questions]
        self.ranked = rank([q.text for _, q in self.asked], self.texts, embedder, RANKED)
        self.names: dict[str, list[str]] = defaultdict(list)
        for paragraph in paragraphs:
            self.names[paragraph.title].extend(names_in(paragraph.text)[:40])
        self.units = [sentences(p.text) for p in paragraphs]
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

    def _positive(self, place: int, question: AskedQuestion, rng: random.Random) -> Example:
        text = self.paragraphs[place].text
        answer = rng.choice(question.answers)
        if len(text) <= WHOLE_PASSAGE_LIMIT and rng.random() < 0.12:
            begin, end = 0, len(text)
        else:
            begin, end = around(
                self.units[place], (answer.start, answer.end), (1, 2, 2, 3, 3, 3), rng
            )
        return Example(
            question.text, text[begin:end], answer.start - begin, answer.end - begin, 1, "positive"
        )

    def _answerable(
        self, row: int, place: int, question: AskedQuestion, rng: random.Random
    ) -> Iterator[Example]:
        rates = self.rates
        for _ in range(_times(rates.positive, rng)):
            yield self._positive(place, question, rng)
        wrong = [i for i in self.ranked[row] if not holds_answer(self.texts[i], question.answers)]
        elsewhere = [i for i in wrong if self.windows[i].paragraph != place]
        for rank_limit in [6] * _times(rates.mined, rng):
            if elsewhere:
                i = rng.choice(elsewhere[:rank_limit])
                yield Example(question.text, self.texts[i], -1, -1, 0, "mined")
        beside = [i for i in self.own[place] if not holds_answer(self.texts[i], question.answers)]
        for _ in range(_times(rates.beside, rng)):
            if beside:
                yield Example(question.text, self.texts[rng.choice(beside)], -1, -1, 1, "beside")
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
                yield Example(changed, base.passage, -1, -1, 1, "swapped question")
        for _ in range(_times(self.rates.swapped_passage, rng)):
            span = (base.start, base.end)
            if changed := swap_passage(question.text, base.passage, span, names, rng):
                yield Example(question.text, changed, -1, -1, 1, "swapped passage")

    def _impossible(
        self, place: int, question: AskedQuestion, rng: random.Random
    ) -> Iterator[Example]:
        text = self.paragraphs[place].text
        for _ in range(_times(self.rates.impossible, rng)):
            if question.plausible and rng.random() < 0.7:
                span = question.plausible[0]
                begin, end = around(
                    self.units[place], (span.start, span.end), (1, 2, 2, 3, 3, 3), rng
                )
            elif len(text) <= WHOLE_PASSAGE_LIMIT and rng.random() < 0.3:
                begin, end = 0, len(text)
            else:
                window = self.windows[rng.choice(self.own[place])]
                begin, end = window.start, window.end
            yield Example(question.text, text[begin:end], -1, -1, 1, "impossible")


def read_news(path: Path) -> tuple[str, ...]:
    """Windows of the BBC articles."""
    windows: list[str] = []
    with tarfile.open(path) as archive:
        for member in archive:
            if not re.search(r"/\d+\.txt$", member.name):
                continue
            handle = archive.extractfile(member)
            if handle is None:
                continue
            text = handle.read().decode("utf-8", "replace")
            windows += [text[a:b] for a, b in sliding(text)]
    return tuple(windows)


@dataclass(frozen=True, slots=True)
class Split:
    """Paragraphs to train on and to choose on, by source. The reported half is in neither."""

    train: dict[str, tuple[Paragraph, ...]]
    development: dict[str, tuple[Paragraph, ...]]


def split_sources(folder: Path) -> Split:
    """Even SQuAD 2.0 articles and SQuADShifts; every fourth of those articles to choose on.

    Odd SQuAD 2.0 articles are what figures are reported on: nothing of them is returned.
    """
    squad = read_squad(folder / "squad2_dev_part.json.gz")
    reported = {p.text for p in every_other_article(squad, parity=1)}
    even = every_other_article(squad, parity=0)
    train, development = {}, {}
    for name in ("new_wiki", "reddit", "amazon_reviews"):
        paragraphs = read_squad(folder / f"squadshifts_{name}.json.gz")
        train[name] = tuple(p for p in paragraphs if p.text not in reported)
    held = every_other_article(train["new_wiki"], parity=3, step=16)
    titles = {p.title for p in held}
    train["new_wiki"] = tuple(p for p in train["new_wiki"] if p.title not in titles)
    development["squad2"] = every_other_article(even, parity=2, step=4)
    development["new_wiki"] = held
    titles = {p.title for p in development["squad2"]}
    train["squad2"] = tuple(p for p in even if p.title not in titles)
    return Split(train, development)


def main() -> None:
    """Builds every file of the cache folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--cache", type=Path, required=True)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.cache.mkdir(parents=True, exist_ok=True)
    split = split_sources(options.datasets)
    news = read_news(options.datasets / "bbc_news_2225.tar.gz")
    embedder = Embedder(options.weights)

    development = [Domain(n, p, news, embedder) for n, p in split.development.items()]
    rng = random.Random(SEED)
    count = write_examples(
        options.cache / "development.jsonl", (e for d in development for e in d.examples(rng))
    )
    log.info("development: %d examples", count)
    domains = []
    for name, paragraphs in split.train.items():
        domains.append(Domain(name, paragraphs, news, embedder))
        log.info("%s: %d questions ranked", name, len(domains[-1].asked))
    for number in range(PASSES):
        rng = random.Random(SEED + 1 + number)
        examples = [e for d in domains for e in d.examples(rng)]
        rng.shuffle(examples)
        count = write_examples(options.cache / f"train-{number}.jsonl", examples)
        log.info("pass %d: %d examples", number, count)


if __name__ == "__main__":
    main()
