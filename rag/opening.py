"""Opening an engine over an index, with the reader and the language model that are there."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
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
    answering: RagSettings | None = None,
) -> AnswerEngine:
    """Return the engine over the index in `folder`; see `engine_over`.

    Raises:
        IndexUnavailable: there is no index, it is damaged, or another model made it.
        SettingError: the embedding model is missing or changed, or a setting is unusable.
        ReaderDamaged: the trained reader's file is there and not what it should be.
    """
    return engine_over(open_index(folder, settings), settings, encoder, answering)


def engine_over(
    index: Index,
    settings: IngestSettings,
    encoder: QuestionEncoder,
    answering: RagSettings | None = None,
    reader: Callable[[], Reader | None] | None = None,
) -> AnswerEngine:
    """Return the engine over an open index.

    Args:
        index: The index, which the engine's owner closes.
        settings: Settings of ingestion, which say where the model is.
        encoder: The embedding model that made the index.
        answering: Settings of answering; read from the environment where left out.
        reader: Gives the reader that comes with Pressmark where it is loaded already.

    Raises:
        SettingError: the embedding model is missing or changed, or a setting is unusable.
        ReaderDamaged: the trained reader's file is there and not what it should be.
    """
    chosen = answering or RagSettings.from_environment(os.environ)
    model = find_model(settings.model_folder, settings.hub_cache)
    matcher = WordMatcher(WordVectors(model.folder))
    loaded = reader or partial(Reader.load, threads=settings.threads)
    parts = Parts(matcher=matcher, reader=loaded() if chosen.reader else None)
    if chosen.llm_url is not None:
        parts = _worded(parts, chosen, GroundingChecker(index.names, matcher, encoder))
    return AnswerEngine(index, encoder, parts)


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
