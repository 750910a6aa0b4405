# mypy: disable-error-code="import-not-found"
"""Builds the examples of the second stage: `python -m rag.training.news_data`.

Questions about news, with windows and negatives drawn anew for each pass, among a share of the
first stage's examples, so that nothing of those is unlearned. Writes `train-N.jsonl` and
`development.jsonl` (news alone) into the cache folder.
"""

import argparse
import logging
import random
from functools import partial
from pathlib import Path

from rag.training.drawing import Domain
from rag.training.examples import read_examples, write_examples
from rag.training.hard_windows import FILE, read_hardest
from rag.training.mining import Embedder, rank
from rag.training.news import ARCHIVE, news_questions, read_articles
from rag.training.sources import read_news

SEED = 40

log = logging.getLogger("rag.training.news_data")


def main() -> None:
    """Builds every file of the cache folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--first", type=Path, required=True, help="cache folder of the first stage")
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument(
        "--share", type=float, default=0.5, help="of the first stage to one on news"
    )
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.cache.mkdir(parents=True, exist_ok=True)
    split = news_questions(read_articles(options.datasets / ARCHIVE))
    windows = read_news(options.datasets / ARCHIVE)
    ranking = partial(rank, embedder=Embedder(options.weights))
    chosen_on = Domain("news", split.development, windows, ranking)
    count = write_examples(
        options.cache / "development.jsonl", chosen_on.examples(random.Random(options.seed))
    )
    log.info("development: %d examples", count)
    hardest = read_hardest(options.cache / FILE)
    log.info("hardest windows are known of %d questions", len(hardest))
    domain = Domain("news", split.train, windows, ranking, hardest)
    for number, path in enumerate(sorted(options.first.glob("train-*.jsonl"))):
        rng = random.Random(options.seed + 1 + number)
        examples = list(domain.examples(rng))
        earlier = read_examples(path)
        examples += rng.sample(earlier, min(len(earlier), round(options.share * len(examples))))
        rng.shuffle(examples)
        count = write_examples(options.cache / f"train-{number}.jsonl", examples)
        log.info("pass %d: %d examples", number, count)


if __name__ == "__main__":
    main()
