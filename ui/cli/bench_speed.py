"""`pressmark bench ingestion` and `pressmark bench latency`: how long things take."""

from pathlib import Path
from typing import Annotated

import typer

from ui.cli.bench_parts import DataOption, WorkOption, bench_settings, shown, work_folder
from ui.cli.options import DEFAULT_CORPUS, CorpusOption


def ingestion(
    data: DataOption,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Most articles, spread evenly over the set.")
    ] = None,
    made_up: Annotated[
        bool, typer.Option("--made-up-vectors", help="Embed nothing, to see all else and memory.")
    ] = False,
) -> None:
    """Measure what each stage of ingesting 2,225 BBC articles costs, as a Markdown table."""
    from evals.bench.ingestion import bench_ingestion, ingestion_markdown, unpack_articles
    from evals.bench.made_up_vectors import MadeUpVectors
    from ingest.embedding.minilm import MiniLMEmbedding

    settings = bench_settings()
    model = MiniLMEmbedding(settings)
    with work_folder(None) as folder, shown() as progress:
        unpack_articles(data, folder / "corpus", limit)
        embedder = MadeUpVectors(model) if made_up else model
        cost = bench_ingestion(folder / "corpus", folder / "index", embedder, settings, progress)
    typer.echo(ingestion_markdown(cost))


def latency(
    data: DataOption,
    case_file: Annotated[
        Path | None,
        typer.Option("--cases", metavar="FILE", help="The test set to ask; default: the seeds'."),
    ] = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    work: WorkOption = None,
) -> None:
    """Measure how long answers take, over --corpus alone and with 10,000 passages beside it.

    Every question of a test set that is not held out is asked once, with the trained reader
    and without it.
    """
    from evals.bench.latency import LatencyPlan, bench_latency, latency_markdown
    from evals.cases import load_cases
    from evals.datasets import SEED_CASES
    from rag.request import AskRequest

    cases = load_cases(case_file or SEED_CASES).cases
    asked = [
        AskRequest(case.turns[-1], history=case.turns[:-1]) for case in cases if not case.held_out
    ]
    with work_folder(work) as folder, shown() as progress:
        plan = LatencyPlan(corpus, asked, data, folder)
        measured = list(bench_latency(plan, bench_settings(), progress))
    typer.echo(latency_markdown(measured))
