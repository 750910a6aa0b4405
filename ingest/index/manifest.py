"""The manifest of a generation: what it was made of, by what, and its files' checksums."""

import hashlib
import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.embedding.embedder import ModelIdentity
from ingest.errors import IndexDamaged, IndexMismatch
from ingest.index import layout
from ingest.index.durable import write_durably
from ingest.index.survey import FileState

FORMAT_VERSION = 1
"""Raised whenever an older index can no longer be read."""

VectorStore = Literal["folder", "server"]


class IndexedFile(BaseModel):
    """One file of a generation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class Model(BaseModel):
    """The embedding model as the manifest keeps it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    sha256: str
    dimensions: int

    @classmethod
    def of(cls, identity: ModelIdentity) -> "Model":
        """The manifest's form of a model."""
        return cls(name=identity.name, sha256=identity.sha256, dimensions=identity.dimensions)

    @property
    def identity(self) -> ModelIdentity:
        """The same, as the rest of the code knows it."""
        return ModelIdentity(self.name, self.sha256, self.dimensions)


class Manifest(BaseModel):
    """What one generation is.

    Attributes:
        format_version: Of the layout; another one cannot be read.
        generation: Its id, which is the folder's name without the prefix.
        sequence: Number of the build, counted up; the newest generation has the highest.
        corpus: The corpus folder as it was given.
        corpus_hash: Over the paths and contents of the corpus files, nothing else.
        recipe: Over the code and data that read pages: another recipe reads them otherwise.
        model: The embedding model.
        vector_store: Whether Chroma's files lie here or on a server.
        collection: The name of the Chroma collection.
        passages: How many there are.
        sentences: How many there are.
        corpus_files: The corpus files as they were, by path.
        files: The generation's own files, by path.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format_version: int
    generation: str
    sequence: int
    corpus: str
    corpus_hash: str
    recipe: str
    model: Model
    vector_store: VectorStore
    collection: str
    passages: int
    sentences: int
    corpus_files: dict[str, FileState]
    files: dict[str, IndexedFile]


def checksum_files(generation: Path) -> dict[str, IndexedFile]:
    """Sizes and SHA-256 of every file of a generation except its manifest."""
    return {
        path.relative_to(generation).as_posix(): IndexedFile(
            size=path.stat().st_size, sha256=file_sha256(path)
        )
        for path in sorted(generation.rglob("*"))
        if path.is_file() and path.name != layout.MANIFEST
    }


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_manifest(generation: Path, manifest: Manifest) -> None:
    """Write the manifest with a checksum of its own."""
    body = manifest.model_dump_json()
    sealed = {"sha256": _sha256(body), "manifest": body}
    write_durably(generation / layout.MANIFEST, json.dumps(sealed, indent=1).encode())


def read_manifest(generation: Path) -> Manifest:
    """Read a generation's manifest.

    Raises:
        IndexDamaged: It is missing, cut or changed, or names another folder.
        IndexMismatch: It is of another format version.
    """
    path = generation / layout.MANIFEST
    try:
        sealed = json.loads(path.read_bytes())
        body = sealed["manifest"]
        is_whole = sealed["sha256"] == _sha256(body)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexDamaged(f"{path} cannot be read: {error}.") from error
    if not is_whole:
        raise IndexDamaged(f"{path} was changed after it was written.")
    version = json.loads(body).get("format_version")
    if version != FORMAT_VERSION:
        raise IndexMismatch(
            f"The index in {generation.parent} has format {version}; this version of Pressmark "
            f"reads format {FORMAT_VERSION}. Build it again: "
            f"`{layout.rebuild_command(generation.parent)}`."
        )
    try:
        manifest = Manifest.model_validate_json(body)
    except ValidationError as error:
        raise IndexDamaged(f"{path} lacks something: {error.errors()[0]['msg']}.") from error
    if generation.name != layout.GENERATION_PREFIX + manifest.generation and not (
        generation.name.startswith(layout.BUILDING_PREFIX)
    ):
        raise IndexDamaged(f"{generation} holds generation {manifest.generation}.")
    return manifest


def _sha256(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
