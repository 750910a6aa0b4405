"""The embedding model as answering needs it: questions in, vectors out."""

from ingest.embedding import ModelIdentity
from ingest.embedding.embedder import Vectors
from ingest.embedding.encoder import SentenceEncoder
from ingest.embedding.weights import find_model
from ingest.settings import IngestSettings


class QuestionVectors:
    """The model of `MiniLMEmbedding` without LlamaIndex, whose import takes over a second."""

    def __init__(self, settings: IngestSettings) -> None:
        """Find, check and load the model that the settings name.

        Raises:
            SettingError: the model is missing, changed or cannot be loaded.
        """
        files = find_model(settings.model_folder, settings.hub_cache)
        self._encoder = SentenceEncoder(files, settings.threads, settings.embedding_batch)
        self.identity = ModelIdentity(files.name, files.sha256, self._encoder.dimensions)

    def query(self, text: str) -> Vectors:
        """Return the unit vector of a question, float32 [dimensions]."""
        vector: Vectors = self._encoder.embed([text])[0]
        return vector
