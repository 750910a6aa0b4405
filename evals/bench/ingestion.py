"""`pressmark bench ingestion`: what each stage of ingesting the BBC articles costs."""

import resource
import sys
import tarfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evals.bench.stopwatch import Spent, Stopwatch
from ingest.embedding import ModelIdentity, PassageEmbedder, PassageText, PassageVectors
from ingest.errors import CorpusError
from ingest.index.build import run_build
from ingest.index.job import BuildJob, Progress
from ingest.index.steps import BuildStep
from ingest.index.verification import verify_in_child
from ingest.reader import ReadingStage, describe_pages, learn_pages
from ingest.settings import IngestSettings

FILE = "bbc_news_2225.tar.gz"
EMBEDDING = "embedding"
_SPLITTING = "passages"
_STORING = "terms, article store"
_PUBLISHING = "checksums, switching"
_TASKS: dict[BuildStep | ReadingStage, str] = {
    BuildStep.LOCKED: "surveying the files",
    ReadingStage.PAGES_DESCRIBED: "reading pages: segments and facts",
    ReadingStage.NAMES_LEARNED: "names",
    ReadingStage.DATES_INFERRED: "inferred dates",
    ReadingStage.ORIGINS_FOUND: "origins",
    BuildStep.READ: "report",
    BuildStep.STARTED: "report",
    BuildStep.LEARNED: _STORING,
    BuildStep.BLOCK_STORED: _STORING,
    BuildStep.RETELLINGS_JOINED: "origins by vectors",
    BuildStep.LEXICAL_WRITTEN: "BM25",
    BuildStep.VECTORS_WRITTEN: "Chroma",
    BuildStep.SEALED: _PUBLISHING,
    BuildStep.VERIFIED: "verification in a child process",
    BuildStep.PUBLISHED: _PUBLISHING,
    BuildStep.SWITCHED: _PUBLISHING,
    BuildStep.CLEANED: _PUBLISHING,
}
"""What was being done when a point is passed."""
_BESIDE = (
    ReadingStage.NAMES_LEARNED,
    ReadingStage.DATES_INFERRED,
    ReadingStage.ORIGINS_FOUND,
    BuildStep.LEARNED,
    BuildStep.BLOCK_STORED,
)
"""What is done while threads split and embed: it takes no time of its own."""
_KILOBYTES_PER_MEGABYTE = 1024 if sys.platform != "darwin" else 1024 * 1024


@dataclass(frozen=True, slots=True)
class IngestionCost:
    """What one ingestion cost.

    `lost` counts files that gave neither an article nor the repeat of one. `peak` is the most
    memory that the process held, in MB.
    """

    files: int
    articles: int
    repeats: int
    lost: int
    passages: int
    spent: dict[str, Spent]
    peak: int

    @property
    def total(self) -> Spent:
        """Everything together."""
        return sum(self.spent.values(), Spent())

    @property
    def share_but_embedding(self) -> Spent:
        """What all but embedding takes, as parts of the whole, by both measures."""
        embedding, total = self.spent[EMBEDDING], self.total
        return Spent(1 - embedding.clock / total.clock, 1 - embedding.processor / total.processor)


class _TimedEmbedder:
    """Takes the time of embedding alone, in whatever thread it goes on."""

    def __init__(self, embedder: PassageEmbedder) -> None:
        self._embedder = embedder
        self.clock = 0.0

    @property
    def identity(self) -> ModelIdentity:
        return self._embedder.identity

    @property
    def window(self) -> int:
        return self._embedder.window

    def piece_offsets(self, text: str) -> Sequence[tuple[int, int]]:
        return self._embedder.piece_offsets(text)

    def passages(
        self, texts: Sequence[PassageText], progress: Callable[[int], None] | None = None
    ) -> PassageVectors:
        begun = time.monotonic()
        vectors = self._embedder.passages(texts, progress)
        self.clock += time.monotonic() - begun
        return vectors


class _ThreadTime:
    """Processor seconds of one thread, by task."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._last = 0.0

    def begin(self) -> None:
        self._last = time.thread_time()

    def lap(self, task: str) -> None:
        now = time.thread_time()
        self.spent[task] = self.spent.get(task, 0.0) + now - self._last
        self._last = now


def bench_ingestion(
    corpus: Path,
    index: Path,
    embedder: PassageEmbedder,
    settings: IngestSettings,
    progress: Progress,
) -> IngestionCost:
    """Ingest a corpus into a new index, and take the time of each stage.

    Raises:
        CorpusError: The corpus cannot be read, or the index is there already.
        IndexUnavailable: The index cannot be built.
    """
    watch = Stopwatch()
    timed = _TimedEmbedder(embedder)
    beside = _ThreadTime()

    def passed(point: BuildStep | ReadingStage) -> None:
        if point is BuildStep.STARTED:
            beside.begin()
        if point in _BESIDE:
            beside.lap(_TASKS[point])
        elif point is BuildStep.BLOCK_SPLIT:
            beside.spent[_SPLITTING] = time.thread_time()  # of the thread that only splits
        elif point is BuildStep.STORED:
            watch.lap(EMBEDDING)
            watch.part(EMBEDDING, beside.spent, _SPLITTING, timed.clock)
        elif point is not BuildStep.BLOCK_EMBEDDED:
            watch.lap(_TASKS[point])

    report = run_build(
        BuildJob(
            corpus=corpus,
            index=index,
            settings=settings,
            embedder=timed,
            read=partial(describe_pages, on_stage=passed),
            learn=partial(learn_pages, on_stage=passed),
            verify=verify_in_child,
            progress=progress,
            on_step=passed,
        )
    )
    if report.unchanged:
        raise CorpusError(f"The index {index} holds {corpus} already. Name another folder.")
    return IngestionCost(
        files=len(report.files),
        articles=sum(file.articles for file in report.files),
        repeats=sum(len(file.repeats) for file in report.files),
        lost=sum(not (file.articles or file.repeats) for file in report.files),
        passages=report.passages,
        spent=watch.spent,
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _KILOBYTES_PER_MEGABYTE,
    )


def unpack_articles(data: Path, folder: Path, limit: int | None = None) -> None:
    """Unpack the BBC articles, or `limit` of them spread evenly, one file each.

    Raises:
        CorpusError: The archive is missing or cannot be read.
    """
    try:
        with tarfile.open(data / FILE) as archive:
            members = [one for one in archive.getmembers() if one.name.endswith(".txt")]
            step = 1 if limit is None else max(1, len(members) // limit)
            archive.extractall(folder, members[::step][:limit], filter="data")
    except (OSError, tarfile.TarError) as error:
        raise CorpusError(f"The articles {data / FILE} cannot be read: {error}.") from error


def ingestion_markdown(cost: IngestionCost) -> str:
    """Write the table as Markdown, as the docs hold it."""
    total, share = cost.total, cost.share_but_embedding
    lines = [
        f"**{cost.files} files**: {cost.articles} articles, {cost.repeats} repeats, "
        f"{cost.lost} lost; {cost.passages} passages; peak memory {cost.peak} MB",
        "",
        "| stage | seconds | share | processor seconds | share |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(_row(task, spent, total) for task, spent in cost.spent.items()),
        _row("all", total, total),
        "",
        f"Everything but embedding: {share.clock:.1%} of the time, {share.processor:.1%} of the "
        "processor time.",
    ]
    return "\n".join(lines)


def _row(task: str, spent: Spent, total: Spent) -> str:
    return (
        f"| {task} | {spent.clock:.1f} | {spent.clock / total.clock:.1%} "
        f"| {spent.processor:.1f} | {spent.processor / total.processor:.1%} |"
    )
