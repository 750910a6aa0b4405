"""The systems that public sets are put to, each over the set's own corpus."""

from collections.abc import Callable
from pathlib import Path

from evals.bench.outcomes import Contestant
from evals.formats import Benchmark
from evals.formats.benchmark import write_corpus
from ingest.embedding.minilm import MiniLMEmbedding
from ingest.settings import IngestSettings

Progress = Callable[[str, int, int], None]
Maker = Callable[[Benchmark, Path, IngestSettings, MiniLMEmbedding, Progress], Contestant]


def pressmark(
    benchmark: Benchmark,
    work: Path,
    settings: IngestSettings,
    embedder: MiniLMEmbedding,
    progress: Progress,
) -> Contestant:
    """Index the set's documents as files in `work`, and open our engine over them."""
    from evals.systems.pressmark import PressmarkSystem
    from ingest.index.build import build_index
    from rag.opening import open_engine

    corpus, index = work / "corpus", work / "index"
    write_corpus(benchmark, corpus)
    build_index(corpus, index, settings, embedder, progress)
    engine = open_engine(index, settings, embedder)
    ids: dict[str, list[str]] = {}
    for article in engine.index.articles.values():
        ids.setdefault(article.source, []).append(article.article_id)
    return Contestant(PressmarkSystem(engine), lambda source: tuple(ids.get(source, ())))


def llama_index(
    benchmark: Benchmark,
    work: Path,
    settings: IngestSettings,
    embedder: MiniLMEmbedding,
    progress: Progress,
) -> Contestant:
    """Put the set's documents into a plain LlamaIndex vector index, in memory."""
    del work, settings, progress
    from evals.systems.llama_index import LlamaIndexSystem

    texts = {document.source: document.content for document in benchmark.documents}
    return Contestant(LlamaIndexSystem(texts, embedder), lambda source: (source,))


def bm25(
    benchmark: Benchmark,
    work: Path,
    settings: IngestSettings,
    embedder: MiniLMEmbedding,
    progress: Progress,
) -> Contestant:
    """Rank the set's documents by BM25 alone."""
    del work, settings, embedder, progress
    from evals.systems.bm25 import Bm25System

    texts = {document.source: document.content for document in benchmark.documents}
    return Contestant(Bm25System(texts), lambda source: (source,))


CONTESTANTS: dict[str, Maker] = {"pressmark": pressmark, "bm25": bm25, "llama-index": llama_index}
