"""`pressmark bench latency`: how long answers take, over a corpus and over 10,000 passages more."""

import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.bench.ingestion import unpack_articles
from evals.bench.sets import read_set
from evals.formats.benchmark import write_corpus
from ingest.embedding.minilm import MiniLMEmbedding
from ingest.errors import CorpusError
from ingest.index.build import build_index
from ingest.index.garbage import leave_loaded_objects_alone
from ingest.index.job import Progress
from ingest.settings import IngestSettings
from rag.engine import AnswerEngine
from rag.opening import open_engine
from rag.request import AskRequest
from rag.settings import RagSettings

PASSAGE_SETS = ("squad", "clapnq", "mtrag", "rgb")
WARMING = 8
"""Questions asked before any is timed: what is loaded at first use is loaded then."""


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from question to complete answer, each question asked once."""

    corpus: str
    passages: int
    with_reader: bool
    milliseconds: tuple[float, ...]

    def percentile(self, share: int) -> float:
        """Return a percentile of the times."""
        return float(np.percentile(self.milliseconds, share))


@dataclass(frozen=True, slots=True)
class LatencyPlan:
    """What is asked of which corpus; `data` holds the public sets that are put beside it."""

    corpus: Path
    questions: Sequence[AskRequest]
    data: Path
    work: Path


def bench_latency(
    plan: LatencyPlan, settings: IngestSettings, progress: Progress
) -> Iterator[Latency]:
    """Index a corpus, and it and the public sets together; time all questions over both.

    Raises:
        CorpusError: The corpus cannot be read.
        FormatError: A public set is missing or not of its format.
    """
    corpora = {"alone": plan.corpus, "among public texts": _among(plan)}
    embedder = MiniLMEmbedding(settings)
    for name, corpus in corpora.items():
        index = plan.work / name.replace(" ", "-")
        build_index(corpus, index, settings, embedder, progress)
        for with_reader in (False, True):
            answering = RagSettings(reader=with_reader)
            engine = open_engine(index, settings, embedder, answering=answering)
            for request in plan.questions[:WARMING]:
                engine.answer(request)
            leave_loaded_objects_alone()
            times = tuple(_times(engine, plan.questions, progress))
            yield Latency(name, engine.index.passage_count, with_reader, times)
            engine.index.close()


def latency_markdown(measured: Sequence[Latency]) -> str:
    """Write the table as Markdown, as the docs hold it."""
    lines = [
        "| corpus | passages | reader | p50 ms | p95 ms |",
        "| --- | ---: | --- | ---: | ---: |",
        *(
            f"| {one.corpus} | {one.passages:,} | {'yes' if one.with_reader else 'no'} "
            f"| {one.percentile(50):.0f} | {one.percentile(95):.0f} |"
            for one in measured
        ),
    ]
    return "\n".join(lines)


def _among(plan: LatencyPlan) -> Path:
    """Write the corpus, the BBC articles and the passages of the public sets into one folder."""
    folder = plan.work / "corpus"
    try:
        shutil.copytree(plan.corpus, folder / "own", dirs_exist_ok=True)
    except OSError as error:
        raise CorpusError(f"The corpus {plan.corpus} cannot be copied: {error}.") from error
    unpack_articles(plan.data, folder / "news")
    for name in PASSAGE_SETS:
        write_corpus(read_set(name, plan.data), folder / name)
    return folder


def _times(
    engine: AnswerEngine, questions: Sequence[AskRequest], progress: Progress
) -> Iterator[float]:
    for done, request in enumerate(questions, 1):
        begun = time.perf_counter()
        engine.answer(request)
        yield (time.perf_counter() - begun) * 1000
        progress("asking", done, len(questions))
