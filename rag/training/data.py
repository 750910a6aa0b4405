# mypy: disable-error-code="import-not-found"
"""Builds the training and development examples: `python -m rag.training.data`.

Seeded; the same data sets give the same files. Writes `train-N.jsonl` (one file for each pass,
with windows and negatives drawn anew) and `development.jsonl` into the cache folder.
"""

import argparse
import logging
import random
from functools import partial
from pathlib import Path

from rag.training.drawing import Domain
from rag.training.examples import write_examples
from rag.training.mining import Embedder, rank
from rag.training.sources import read_news, split_sources

SEED = 20
PASSES = 6

log = logging.getLogger("rag.training.data")


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
    ranking = partial(rank, embedder=Embedder(options.weights))

    development = [Domain(n, p, news, ranking) for n, p in split.development.items()]
    rng = random.Random(SEED)
    count = write_examples(
        options.cache / "development.jsonl", (e for d in development for e in d.examples(rng))
    )
    log.info("development: %d examples", count)
    domains = []
    for name, paragraphs in split.train.items():
        domains.append(Domain(name, paragraphs, news, ranking))
        log.info("%s: %d questions ranked", name, len(domains[-1].asked))
    for number in range(PASSES):
        rng = random.Random(SEED + 1 + number)
        examples = [e for d in domains for e in d.examples(rng)]
        rng.shuffle(examples)
        count = write_examples(options.cache / f"train-{number}.jsonl", examples)
        log.info("pass %d: %d examples", number, count)


if __name__ == "__main__":
    main()
