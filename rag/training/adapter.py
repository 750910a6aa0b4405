# mypy: disable-error-code="import-not-found, no-untyped-call"
"""Fits the linear adapter of question vectors: `python -m rag.training.adapter`.

The news articles that the reader is trained on are indexed as Pressmark indexes any folder, and
each answered question about them is moved towards the vector of the sentence that answers it, away
from the other sentences of its article and of the other articles in the batch (InfoNCE; van den
Oord et al. 2018). The articles for choosing are not trained on; the questions about them tell how
often the right sentence comes among the first, before and after. Writes `embedding_adapter.npy`.
"""

import argparse
import logging
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from ingest.embedding.minilm import MiniLMEmbedding
from ingest.index import build_index, open_index
from ingest.settings import IngestSettings
from rag.embedding_adapter import FILE, moved
from rag.training.news import ARCHIVE, news_questions, read_articles
from rag.training.squad import Paragraph

BATCH = 256
PASSES = 8
RATE = 5e-4
DECAY = 0.1
DROPOUT = 0.1
TEMPERATURE = 0.05
WARM_UP = 0.1
SEED = 0
NEAR = (1, 5, 12)

Vectors = NDArray[np.float32]
log = logging.getLogger("rag.training.adapter")


@dataclass(frozen=True, slots=True)
class Pairs:
    """Questions, `(n, 384)`, the corpus's sentences, `(m, 384)`, and which answer which.

    `article_of` gives each sentence's article, `answers` the sentences that answer each question.
    """

    questions: Vectors
    sentences: Vectors
    article_of: NDArray[np.int64]
    answers: tuple[tuple[int, ...], ...]


def main() -> None:
    """Fits the adapter, tells how near the answers come, and writes it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="folder for pages and indexes")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / FILE)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    split = news_questions(read_articles(options.datasets / ARCHIVE))
    trained = read_pairs(split.train, options.work / "train")
    chosen = read_pairs(split.development, options.work / "choose")
    _tell("before", chosen, np.zeros((chosen.questions.shape[1],) * 2, np.float32))
    matrix = fit(trained)
    _tell("after", chosen, matrix)
    np.save(options.out, matrix.astype(np.float16))


def read_pairs(articles: Sequence[Paragraph], folder: Path) -> Pairs:
    """Index articles in `folder`, and pair their answered questions with the sentences."""
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    names = [article.title.replace("/", "-") + ".txt" for article in articles]
    for article, name in zip(articles, names, strict=True):
        (pages / name).write_text(article.text, encoding="utf-8")
    settings = IngestSettings.from_environment(os.environ)
    embedding = MiniLMEmbedding(settings)
    build_index(pages, folder / "index", settings, embedding, lambda *told: None)
    questions, answers = [], []
    rows: list[int] = []
    article_of: list[int] = []
    with open_index(folder / "index", settings) as index:
        of_source = {article.source: article for article in index.articles.values()}
        for number, (article, name) in enumerate(zip(articles, names, strict=True)):
            if name not in of_source:
                continue
            own = index.article_sentences(of_source[name].article_id)
            for question in article.questions:
                holding = tuple(
                    len(rows) + place
                    for place, sentence in enumerate(own)
                    if any(sentence.start <= one.start < sentence.end for one in question.answers)
                )
                if holding:
                    questions.append(embedding.query(question.text))
                    answers.append(holding)
            rows += [sentence.row for sentence in own]
            article_of += [number] * len(own)
        sentences = index.sentence_vectors(rows)
    log.info("%s: %d questions, %d sentences", folder.name, len(questions), len(rows))
    return Pairs(np.stack(questions), sentences, np.array(article_of), tuple(answers))


def fit(pairs: Pairs) -> Vectors:
    """Return the adapter's matrix."""
    torch.manual_seed(SEED)
    size = pairs.questions.shape[1]
    matrix = torch.nn.Parameter(torch.zeros(size, size))
    optimizer = torch.optim.AdamW([matrix], lr=RATE, weight_decay=DECAY)
    steps = PASSES * (len(pairs.answers) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=steps + 1, pct_start=WARM_UP
    )
    sentences = torch.from_numpy(pairs.sentences)
    for step, (batch, among, right) in enumerate(_batches(pairs), 1):
        questions = torch.from_numpy(pairs.questions[batch])
        towards = torch.nn.functional.dropout(questions, DROPOUT) @ matrix.T
        asked = torch.nn.functional.normalize(questions + towards, dim=-1)
        scores = asked @ sentences[among].T / TEMPERATURE
        found = scores.masked_fill(~torch.from_numpy(right), -torch.inf)
        loss = (scores.logsumexp(1) - found.logsumexp(1)).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % 100 == 0:
            log.info("step %d of %d: loss %.3f", step, steps, loss.item())
    return np.asarray(matrix.detach().numpy(), np.float32)


def _batches(pairs: Pairs) -> Iterator[tuple[NDArray[np.int64], list[int], NDArray[np.bool_]]]:
    """Give questions, the sentences of all their articles, and which of these answer which."""
    own: defaultdict[int, list[int]] = defaultdict(list)
    for row, article in enumerate(pairs.article_of.tolist()):
        own[article].append(row)
    order = np.random.default_rng(SEED)
    for _ in range(PASSES):
        shuffled = order.permutation(len(pairs.answers))
        for begin in range(0, len(shuffled) - BATCH + 1, BATCH):
            batch = shuffled[begin : begin + BATCH]
            articles = {int(pairs.article_of[pairs.answers[one][0]]) for one in batch}
            among = [row for article in sorted(articles) for row in own[article]]
            place = {row: column for column, row in enumerate(among)}
            right = np.zeros((len(batch), len(among)), bool)
            for line, one in enumerate(batch):
                right[line, [place[row] for row in pairs.answers[one]]] = True
            yield batch, among, right


def _tell(when: str, pairs: Pairs, matrix: Vectors) -> None:
    scores = moved(pairs.questions, matrix) @ pairs.sentences.T
    ranks = np.array(
        [
            int((line > line[list(answers)].max()).sum())
            for line, answers in zip(scores, pairs.answers, strict=True)
        ]
    )
    near = ", ".join(f"{(ranks < most).mean():.3f} among the first {most}" for most in NEAR)
    log.info("%s: right sentence %s of %d", when, near, len(pairs.sentences))


if __name__ == "__main__":
    main()
