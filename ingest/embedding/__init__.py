"""all-MiniLM-L6-v2 on onnxruntime, as a LlamaIndex embedding that also embeds sentences.

Import `MiniLMEmbedding` from `ingest.embedding.minilm`: it brings LlamaIndex with it, which
this package's own names do not.
"""

from ingest.embedding.embedder import ModelIdentity, PassageEmbedder, PassageText, PassageVectors

__all__ = ["ModelIdentity", "PassageEmbedder", "PassageText", "PassageVectors"]
