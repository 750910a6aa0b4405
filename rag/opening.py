"""Opening an engine over an index: the encoder, the word vectors, the reader, the composer."""

from pathlib import Path

from ingest.embedding.weights import find_model
from ingest.index import Index, open_index
from ingest.settings import IngestSettings
from rag.engine import AnswerEngine
from rag.retrieval import QuestionEncoder
from rag.word_matching import WordMatcher
from rag.word_vectors import WordVectors


def open_engine(
    folder: Path, settings: IngestSettings, encoder: QuestionEncoder, index: Index | None = None
) -> AnswerEngine:
    """Return the engine over the index in `folder`, or over one that is open already.

    Raises:
        IndexUnavailable: there is no index, it is damaged, or another model made it.
        SettingError: the embedding model is missing or changed.
    """
    model = find_model(settings.model_folder, settings.hub_cache)
    opened = index or open_index(folder, settings)
    return AnswerEngine(opened, encoder, WordMatcher(WordVectors(model.folder)))
