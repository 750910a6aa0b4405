"""What a build is to make, so that an index that is already that can be recognised."""

import hashlib
from dataclasses import dataclass

from ingest.embedding.embedder import ModelIdentity
from ingest.index.manifest import FORMAT_VERSION, Manifest, VectorStore


@dataclass(frozen=True, slots=True)
class BuildTarget:
    """The four things that decide an index; two builds with equal ones are the same index."""

    corpus_hash: str
    recipe: str
    model: ModelIdentity
    vector_store: VectorStore

    def is_met_by(self, manifest: Manifest) -> bool:
        """Whether a generation is what this build would make."""
        return self == BuildTarget(
            manifest.corpus_hash, manifest.recipe, manifest.model.identity, manifest.vector_store
        )

    @property
    def content_hash(self) -> str:
        """One hash over all four, for the generation's name."""
        parts = (
            self.corpus_hash,
            self.recipe,
            self.model.sha256,
            self.vector_store,
            FORMAT_VERSION,
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()
