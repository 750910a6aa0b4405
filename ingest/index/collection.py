"""Chroma: ids and vectors of passages, in a folder or on a server. Its one owner.

Chroma holds vectors and small metadata only; texts lie in the article store (documents in
Chroma cost five times the disk). A collection is filled once and never written again: repeated
upserts wear out its graph, so that rows no longer find themselves.
"""

import math
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError

from ingest.embedding.embedder import Vectors
from ingest.errors import IndexDamaged, IndexUnavailable, PressmarkError
from ingest.records import SegmentKind

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection

GRAPH: "CreateHNSWConfiguration" = {
    "space": "cosine",
    "ef_construction": 200,
    "ef_search": 200,
    "max_neighbors": 32,
    "sync_threshold": 1,
}
"""The graph over the vectors (HNSW, Malkov and Yashunin 2018). Wider than Chroma's default,
which on 10,000 crowded vectors (word counts) lost 19 of 200 rows to their own query and found
0.88 of the nearest 50; these lose 4 and find 0.97, for four times the milliseconds.

`sync_threshold`: the graph is written to its files after every batch. By default a collection
of fewer than a thousand rows stays in SQLite, is built again by whoever opens it, and leaves
files that nothing reads, so that nobody can tell whether they are whole."""
ADDED_AT_ONCE = 250
"""Rows of one batch, fewest: Chroma copies a batch several times, so that 7,000 rows take 69 MB
when a thousand are added at once, and 57 MB when it is 250, in 3.8 and 4.5 s."""
MOST_BATCHES = 30
"""Batches of one collection, most: the whole graph is written to its files after each."""
READ_AT_ONCE = 5_000
"""Rows of one page when all rows are read; a page of 100,000 fails."""
SERVER_TIMEOUT = httpx.Timeout(60, connect=5)
"""Seconds to wait for a server: a search takes milliseconds, a full batch of rows some seconds."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_FAILURES = (ChromaError, httpx.HTTPError, sqlite3.Error, OSError, ValueError, RuntimeError)
"""What Chroma raises when a folder is damaged, a disk is full, or a server does not answer."""


@dataclass(frozen=True, slots=True)
class CollectionRow:
    """What Chroma is told of one passage beside its vector."""

    passage_id: str
    article_id: str
    kind: SegmentKind


class PassageCollection:
    """The vectors of one generation."""

    def __init__(self, client: "Client", collection: "Collection", place: str) -> None:
        """Wrap an open collection; `place` is named in errors. Use `open_*` or `create`."""
        self._client = client
        self._collection = collection
        self._place = place

    def add(
        self,
        rows: Sequence[CollectionRow],
        vectors: Vectors,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        """Add passages, some at once; `progress` is told rows done."""
        with _translated(self._place):
            size = min(
                max(ADDED_AT_ONCE, math.ceil(len(rows) / MOST_BATCHES)),
                self._client.get_max_batch_size(),
            )
            for start in range(0, len(rows), size):
                batch = rows[start : start + size]
                self._collection.add(
                    ids=[row.passage_id for row in batch],
                    # Chroma reads number by number, which is slow through a memory map.
                    embeddings=np.asarray(vectors[start : start + size]),
                    metadatas=[
                        {"article_id": row.article_id, "kind": row.kind.value} for row in batch
                    ],
                )
                if progress is not None:
                    progress(start + len(batch))

    def search(self, vector: Vectors, count: int) -> list[tuple[str, float]]:
        """The nearest passages and their cosine, best first."""
        with _translated(self._place):
            found = self._collection.query(
                query_embeddings=vector.reshape(1, -1), n_results=count, include=["distances"]
            )
        distances = found["distances"] or [[]]
        return [
            (passage_id, 1.0 - distance)
            for passage_id, distance in zip(found["ids"][0], distances[0], strict=True)
        ]

    def rows(self) -> Iterator[tuple[list[str], Vectors]]:
        """Every passage id that the collection holds, and its vector, some thousands at once.

        The ids come from Chroma's SQLite file, the vectors from its graph: a row that only one
        of them holds is an error.

        Raises:
            IndexUnavailable: The collection cannot be read.
        """
        with _translated(self._place):
            for start in range(0, self._collection.count(), READ_AT_ONCE):
                page = self._collection.get(
                    limit=READ_AT_ONCE, offset=start, include=["embeddings"]
                )
                yield page["ids"], np.asarray(page["embeddings"], np.float32)

    def close(self) -> None:
        """Let go of the folder's files, or of the server."""
        with _translated(self._place):
            _close(self._client)


def create_collection(place: Path | str, name: str) -> PassageCollection:
    """Make an empty collection with cosine distance in a folder or on a server's address.

    Raises:
        IndexUnavailable: The folder cannot be written or the server does not answer.
    """
    with _translated(str(place)):
        client = _client(place)
        collection = client.create_collection(
            name, embedding_function=None, configuration={"hnsw": GRAPH}
        )
    return PassageCollection(client, collection, str(place))


def open_collection(place: Path | str, name: str) -> PassageCollection:
    """Open a collection that exists.

    Raises:
        IndexDamaged: It is not there.
        IndexUnavailable: The folder cannot be read or the server does not answer.
    """
    with _translated(str(place)):
        client = _client(place)
        try:
            collection = client.get_collection(name, embedding_function=None)
        except NotFoundError as error:
            _close(client)
            raise IndexDamaged(f"Chroma at {place} has no collection {name}.") from error
    return PassageCollection(client, collection, str(place))


def delete_collection(server: str, name: str) -> None:
    """Remove a collection from a server; one that is gone already is no error.

    Raises:
        IndexUnavailable: The server does not answer.
    """
    with _translated(server):
        client = _client(server)
        try:
            client.delete_collection(name)
        except NotFoundError:
            return
        finally:
            _close(client)


def _client(place: Path | str) -> "Client":
    settings = Settings(anonymized_telemetry=False)
    # Both kinds are of this class; only it, and not their declared interface, can be closed.
    if isinstance(place, Path):
        return cast("Client", chromadb.PersistentClient(str(place), settings=settings))
    # Chroma itself waits without end for a server that accepts and then says nothing.
    httpx.get(f"{place.rstrip('/')}/api/v2/heartbeat", timeout=SERVER_TIMEOUT).raise_for_status()
    parts = urlsplit(place)
    client = cast(
        "Client",
        chromadb.HttpClient(
            host=parts.hostname or "localhost",
            port=parts.port or _DEFAULT_PORTS[parts.scheme],
            ssl=parts.scheme == "https",
            settings=settings,
        ),
    )
    for session in _sessions(client):
        session.timeout = SERVER_TIMEOUT
    return client


def _close(client: "Client") -> None:
    sessions = _sessions(client)
    client.close()
    for session in sessions:
        session.close()


def _sessions(client: "Client") -> list[httpx.Client]:
    """The connections to a server, each client's own; Chroma neither limits nor closes them."""
    servers = (client._server, getattr(client._admin_client, "_server", None))
    sessions = (getattr(server, "_session", None) for server in servers)
    return [session for session in sessions if isinstance(session, httpx.Client)]


@contextmanager
def _translated(place: str) -> Iterator[None]:
    try:
        yield
    except PressmarkError:
        raise
    except _FAILURES as error:
        if place.startswith(("http://", "https://")):
            raise IndexUnavailable(
                f"The Chroma server at {place} does not answer as it should ({error}). Start "
                "it with `chroma run`, or unset PRESSMARK_CHROMA to keep vectors in the index "
                "folder."
            ) from error
        raise IndexUnavailable(f"The vectors in {place} cannot be used: {error}.") from error
