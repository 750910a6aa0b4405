"""Names in an index folder, and the commands that messages tell a person to run.

index/
├── CURRENT                  the name of the generation that answers
├── lock                     held by the one builder
├── building-<id>/           a build that is under way, or was killed
└── gen-<id>/                a complete, verified generation; never written again
├── retired              there once the generation only waits for its readers
├── manifest.json        what it is, with the checksum of every other file
├── chroma/              ids and vectors of passages
├── lexical/             BM25
├── passages.npy         vectors again, by row: reused by the next build
├── sentences.npy        a vector for each sentence
├── names.json           which names are one
└── store.sqlite         texts, segments, articles, passages, sentences, report
"""

import shlex
from pathlib import Path

CURRENT = "CURRENT"
LOCK = "lock"
BUILDING_PREFIX = "building-"
GENERATION_PREFIX = "gen-"
MANIFEST = "manifest.json"
CHROMA = "chroma"
LEXICAL = "lexical"
PASSAGE_VECTORS = "passages.npy"
SENTENCE_VECTORS = "sentences.npy"
NAMES = "names.json"
STORE = "store.sqlite"
COLLECTION = "collection.json"
RETIRED = "retired"


def rebuild_command(index: Path, corpus: str | None = None) -> str:
    """The command that builds the index again, for an error message."""
    named = f" --corpus {shlex.quote(corpus)}" if corpus else ""
    return f"pressmark ingest{named} --index {shlex.quote(str(index))}"
