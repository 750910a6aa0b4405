# mypy: disable-error-code="import-not-found"
"""Which wrong windows an earlier reader takes for answers: `python -m rag.training.hardest`.

Negatives that a trained reader finds hardest teach the next one most (Xiong et al. 2021). Of every
question about news, the windows of its own article and those that retrieval finds elsewhere are
read; started again, only questions that the file lacks are.
"""

import argparse
import json
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from rag.reader.reader import Reader
from rag.training.examples import holds_answer
from rag.training.hard_windows import FILE, Hardest, read_hardest
from rag.training.mining import Embedder, rank
from rag.training.news import ARCHIVE, news_questions, read_articles
from rag.training.squad import AskedQuestion, Paragraph
from rag.training.windows import sliding

SIZE = 2
"""Sentences of a window, as the engine gives them to the reader."""
ELSEWHERE = 4
OWN = 16
KEPT = 6
"""Windows of a question that are kept, the hardest first, of its own article and of others."""
REPORT_EVERY = 500

log = logging.getLogger("rag.training.hardest")


def find_hardest(
    asked: Sequence[tuple[Paragraph, AskedQuestion]],
    articles: Sequence[Paragraph],
    embedder: Embedder,
    reader: Reader,
) -> Iterator[Hardest]:
    """Reads the wrong windows of each question."""
    owners: list[str] = []
    windows: list[str] = []
    for article in articles:
        for start, end in sliding(article.text, SIZE):
            owners.append(article.title)
            windows.append(article.text[start:end])
    found = rank([q.text for _, q in asked], windows, 4 * ELSEWHERE, embedder=embedder)
    for (article, question), places in zip(asked, found, strict=True):
        owner_of = {windows[i]: owners[i] for i in places if owners[i] != article.title}
        own = [article.text[start:end] for start, end in sliding(article.text, SIZE, 1)]
        others = _read(question, list(owner_of)[:ELSEWHERE], reader)
        yield Hardest(
            article.title,
            question.text,
            _read(question, own[:OWN], reader),
            tuple((text, chance, owner_of[text]) for text, chance in others),
        )


def _read(
    question: AskedQuestion, windows: Sequence[str], reader: Reader
) -> tuple[tuple[str, float], ...]:
    wrong = [text for text in windows if not holds_answer(text, question.answers)]
    readings = reader.read(question.text, wrong)
    chances = [round(reading.answer_probability, 3) for reading in readings]
    return tuple(sorted(zip(wrong, chances, strict=True), key=lambda pair: -pair[1])[:KEPT])


def main() -> None:
    """Adds every question that the file lacks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--reader", type=Path, help="folder of the earlier reader")
    parser.add_argument("--cache", type=Path, required=True)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.cache.mkdir(parents=True, exist_ok=True)
    reader = Reader.load(options.reader)
    if reader is None:
        parser.error(f"{options.reader} holds no reader")
    path = options.cache / FILE
    known = read_hardest(path)
    split = news_questions(read_articles(options.datasets / ARCHIVE))
    asked = [(p, q) for p in split.train for q in p.questions if (p.title, q.text) not in known]
    log.info("%d questions are read, %d are known", len(asked), len(known))
    find = partial(find_hardest, asked, split.train, Embedder(options.weights), reader)
    begun = time.monotonic()
    with path.open("a", encoding="utf-8") as lines:
        for number, hardest in enumerate(find(), 1):
            lines.write(json.dumps(asdict(hardest), ensure_ascii=False) + "\n")
            if number % REPORT_EVERY == 0:
                left = (len(asked) - number) * (time.monotonic() - begun) / number / 60
                log.info("%d of %d, %.0f minutes left", number, len(asked), left)


if __name__ == "__main__":
    main()
