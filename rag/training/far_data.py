# mypy: disable-error-code="import-not-found"
"""Builds the examples of the last stage: `python -m rag.training.far_data`.

Questions worded far from the sentence that answers (`questions/far-*.jsonl`), with the windows
that an earlier reader gets wrong, among a share of everything learned before, so that nothing of
it is unlearned. Mined negatives are ranked by BM25 alone. Writes `train-0.jsonl` and
`development.jsonl` into the cache folder.
"""

import argparse
import logging
import random
from functools import partial
from pathlib import Path

from rag.reader.reader import Reader
from rag.training.drawing import Domain
from rag.training.examples import write_examples
from rag.training.far import hard_examples, parted
from rag.training.mining import rank
from rag.training.news import ARCHIVE, news_questions, read_articles
from rag.training.sources import read_news, split_sources

SEED = 400
EARLIER_NEWS = 12_000
EARLIER_OTHERS = 6_000
"""Examples of what was learned before: about news, and of the other sources."""
OTHERS_READ = 600
"""Questions worded nearer whose windows are read too."""

log = logging.getLogger("rag.training.far_data")


def main() -> None:
    """Builds both files of the cache folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=Path, required=True)
    parser.add_argument("--reader", type=Path, help="folder of the earlier reader")
    parser.add_argument("--cache", type=Path, required=True)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.cache.mkdir(parents=True, exist_ok=True)
    reader = Reader.load(options.reader)
    if reader is None:
        parser.error(f"{options.reader} holds no reader")
    rng = random.Random(SEED)
    ranking = partial(rank, embedder=None)
    windows = read_news(options.datasets / ARCHIVE)
    split = news_questions(read_articles(options.datasets / ARCHIVE))
    chosen_on = Domain("news", split.development, windows, ranking)
    write_examples(options.cache / "development.jsonl", chosen_on.examples(rng))
    far, near = parted(split.train)
    examples = list(Domain("news", far, windows, ranking).examples(rng))
    log.info("%d examples of far questions", len(examples))
    earlier = list(Domain("news", near, windows, ranking).examples(rng))
    examples += rng.sample(earlier, EARLIER_NEWS)
    others = [
        example
        for name, paragraphs in split_sources(options.datasets).train.items()
        for example in Domain(name, paragraphs, windows, ranking).examples(rng)
    ]
    examples += rng.sample(others, EARLIER_OTHERS)
    asked = [(article, q) for article in far for q in article.questions]
    asked += rng.sample([(article, q) for article in near for q in article.questions], OTHERS_READ)
    for number, (article, question) in enumerate(asked, 1):
        examples += hard_examples(article, question, reader, rng)
        if number % 200 == 0:
            log.info("%d of %d questions read", number, len(asked))
    rng.shuffle(examples)
    count = write_examples(options.cache / "train-0.jsonl", examples)
    log.info("%d examples", count)


if __name__ == "__main__":
    main()
