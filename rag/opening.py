"""Opening an engine over an index, with the reader and the language model that are there."""

import os
from dataclasses import replace
from pathlib import Path

from ingest.embedding.weights import find_model
from ingest.index import Index, open_index
from ingest.settings import IngestSettings
from rag.checking import GroundingChecker
from rag.engine import AnswerEngine, Parts
from rag.reader.reader import Reader
from rag.retrieval import QuestionEncoder
from rag.settings import RagSettings
from rag.word_matching import WordMatcher
from rag.word_vectors import WordVectors


def open_engine(
    folder: Path,
    settings: IngestSettings,
    encoder: QuestionEncoder,
    index: Index | None = None,
    answering: RagSettings | None = None,
) -> AnswerEngine:
    """Return the engine over the index in `folder`, or over one that is open already.

    Args:
        folder: The index folder.
        settings: Settings of ingestion, which say where the model is.
        encoder: The embedding model that made the index.
        index: The index, where it is open already.
        answering: Settings of answering; read from the environment where left out.

    Raises:
        IndexUnavailable: there is no index, it is damaged, or another model made it.
        SettingError: the embedding model is missing or changed, or a setting is unusable.
        ReaderDamaged: the trained reader's file is there and not what it should be.
    """
    chosen = answering or RagSettings.from_environment(os.environ)
    model = find_model(settings.model_folder, settings.hub_cache)
    matcher = WordMatcher(WordVectors(model.folder))
    opened = index or open_index(folder, settings)
    parts = Parts(
        matcher=matcher, reader=Reader.load(threads=settings.threads) if chosen.reader else None
    )
    if chosen.llm_url is not None:
        parts = _worded(parts, chosen, GroundingChecker(opened.names, matcher, encoder))
    return AnswerEngine(opened, encoder, parts)


def _worded(parts: Parts, settings: RagSettings, checker: GroundingChecker) -> Parts:
    """Return the parts with a language model to word answers and rewrite follow-ups."""
    from rag.composing.language_model import OpenAICompatible
    from rag.composing.model_composer import ModelComposer
    from rag.composing.model_rewriter import ModelRewriter

    model = OpenAICompatible(settings)
    seconds = settings.llm_timeout
    return replace(
        parts,
        composer=ModelComposer(model, checker, settings.llm_context_tokens, seconds),
        rewriter=ModelRewriter(model, seconds),
    )
