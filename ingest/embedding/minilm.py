"""all-MiniLM-L6-v2 as a LlamaIndex embedding, without PyTorch and without a download."""

from collections.abc import Callable, Sequence

from llama_index.core.base.embeddings.base import BaseEmbedding, Embedding
from llama_index.core.bridge.pydantic import PrivateAttr

from ingest.embedding.embedder import ModelIdentity, PassageText, PassageVectors, Vectors
from ingest.embedding.encoder import MAX_PIECES, SPECIAL_PIECES, SentenceEncoder
from ingest.embedding.weights import find_model
from ingest.settings import IngestSettings


class MiniLMEmbedding(BaseEmbedding):
    """The embedding model that a LlamaIndex pipeline, retriever or index can be given.

    Beyond LlamaIndex's own methods it gives numpy vectors (`query`), and passages together
    with a vector for each of their sentences (`passages`), for the price of the passages alone.
    """

    _encoder: SentenceEncoder = PrivateAttr()
    _identity: ModelIdentity = PrivateAttr()

    def __init__(self, settings: IngestSettings) -> None:
        """Find, check and load the model that the settings name.

        Raises:
            SettingError: The model is missing, changed or cannot be loaded.
        """
        files = find_model(settings.model_folder, settings.hub_cache)
        super().__init__(model_name=files.name, embed_batch_size=settings.embedding_batch)
        self._encoder = SentenceEncoder(files, settings.threads, settings.embedding_batch)
        self._identity = ModelIdentity(files.name, files.sha256, self._encoder.dimensions)

    @classmethod
    def class_name(cls) -> str:
        """The name under which LlamaIndex knows the class."""
        return "MiniLMEmbedding"

    @property
    def identity(self) -> ModelIdentity:
        """The model's name, the SHA-256 of its weights, and its width."""
        return self._identity

    @property
    def window(self) -> int:
        """The most word pieces of a text that the model reads."""
        return MAX_PIECES - SPECIAL_PIECES

    def piece_offsets(self, text: str) -> list[tuple[int, int]]:
        """The character span of each word piece of a text, in order."""
        return self._encoder.piece_offsets(text)

    def query(self, text: str) -> Vectors:
        """The unit vector of a question, float32 [dimensions]."""
        vector: Vectors = self._encoder.embed([text])[0]
        return vector

    def passages(
        self, texts: Sequence[PassageText], progress: Callable[[int], None] | None = None
    ) -> PassageVectors:
        """Unit vectors of passages and of each sentence in them."""
        return self._encoder.embed_passages(texts, progress)

    def _get_text_embedding(self, text: str) -> Embedding:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[Embedding]:
        embeddings: list[Embedding] = self._encoder.embed(texts).tolist()
        return embeddings

    def _get_query_embedding(self, query: str) -> Embedding:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> Embedding:
        return self._get_query_embedding(query)
