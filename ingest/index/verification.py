"""Verifies a generation by using it, in a child process.

A damaged Chroma file can kill the process that opens it (half a `header.bin` is a segmentation
fault), so the builder lets a child open it first; a child that dies by a signal means damage.
"""

import subprocess
import sys
from pathlib import Path

import numpy as np

from ingest.embedding.embedder import Vectors
from ingest.errors import IndexDamaged, PressmarkError
from ingest.index import layout
from ingest.index.checking import check_generation
from ingest.index.collection import PassageCollection, open_collection
from ingest.index.lexical import LexicalIndex
from ingest.index.store import Store
from ingest.index.vector_file import open_vectors
from ingest.index.working_copy import WorkingCopy

SAMPLED_ROWS = 200
SELF_REACH = 10
SELF_COSINE = 0.9999
"""What a vector's cosine with itself reaches in Chroma's single precision."""
MAX_LOST_SHARE = 0.05
"""Rows that may miss themselves, for a whole graph is approximate too: 2 of 100 in the worst case
seen. This is asked of its edges; its vectors must all be there."""
VECTOR_TOLERANCE = 1e-5
"""What a number of a unit vector may differ by after Chroma scaled it to length 1 again."""
MAX_SECONDS = 1_800
_EXIT_DAMAGED = 3
_IMPORT_ROOT = Path(__file__).resolve().parents[2]


def verify_in_child(generation: Path, server: str | None) -> None:
    """Verify a generation in a process of its own.

    Raises:
        IndexDamaged: A check failed, or the child died.
    """
    command = [sys.executable, "-m", "ingest.index.verification", str(generation.absolute())]
    try:
        child = subprocess.run(
            [*command, server or ""],
            cwd=_IMPORT_ROOT,
            capture_output=True,
            text=True,
            timeout=MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise IndexDamaged(f"Verifying {generation} took over {MAX_SECONDS} s.") from error
    judge_child(generation, child.returncode, child.stdout or child.stderr)


def judge_child(generation: Path, status: int, output: str) -> None:
    """Accept a verifying child's exit status 0 and nothing else.

    Raises:
        IndexDamaged: The child was killed by a signal (a negative status) or found a fault.
    """
    if status < 0:
        raise IndexDamaged(f"Reading {generation} killed its reader (signal {-status}).")
    if status:
        reason = " ".join(output.strip().splitlines()[-1:])
        raise IndexDamaged(f"{generation} did not pass verification: {reason}")


def verify(generation: Path, server: str | None) -> None:
    """Check checksums, counts, ids, all vectors, and that sampled rows find themselves in Chroma.

    Raises:
        IndexDamaged: A check failed.
        IndexUnavailable: Chroma cannot be used.
    """
    manifest = check_generation(generation, None)
    store = Store(generation / layout.STORE)
    ids = [key.passage_id for key in store.passage_keys()]
    store.close()
    vectors = open_vectors(generation / layout.PASSAGE_VECTORS)
    sentences = open_vectors(generation / layout.SENTENCE_VECTORS)
    width = manifest.model.dimensions
    _expect("passages in the store", len(ids), manifest.passages)
    _expect("passage vectors", vectors.shape, (manifest.passages, width))
    _expect("sentence vectors", sentences.shape, (manifest.sentences, width))
    lexical = LexicalIndex(generation / layout.LEXICAL)
    _expect("passages in the lexical index", lexical.rows or manifest.passages, manifest.passages)
    if manifest.vector_store == "server":
        _verify_collection(open_collection(server or "", manifest.collection), ids, vectors)
        return
    copy = WorkingCopy(generation / layout.CHROMA)
    try:
        _verify_collection(open_collection(copy.folder, manifest.collection), ids, vectors)
    finally:
        copy.close()


def _verify_collection(collection: PassageCollection, ids: list[str], vectors: Vectors) -> None:
    try:
        _verify_rows(collection, ids, vectors)
        sample = range(0, len(ids), max(1, len(ids) // SAMPLED_ROWS))
        lost = [row for row in sample if not _finds_itself(collection, ids[row], vectors[row])]
        if len(lost) > MAX_LOST_SHARE * len(sample):
            raise IndexDamaged(
                f"{len(lost)} of {len(sample)} passages do not find themselves in Chroma, "
                f"{ids[lost[0]]} for one."
            )
    finally:
        collection.close()


def _verify_rows(collection: PassageCollection, ids: list[str], vectors: Vectors) -> None:
    """Every passage is there once, with the vector that was given for it."""
    row_of = {passage_id: row for row, passage_id in enumerate(ids)}
    found: set[str] = set()
    changed: list[str] = []
    for names, held in collection.rows():
        if not row_of.keys() >= set(names):
            break
        expected = vectors[[row_of[name] for name in names]]
        same = (np.abs(held - expected) <= VECTOR_TOLERANCE).all(axis=1)
        changed.extend(names[place] for place in np.flatnonzero(~same))
        found.update(names)
    _expect("ids in Chroma are those of the store", found == row_of.keys(), True)
    if changed:
        raise IndexDamaged(
            f"{len(changed)} of {len(ids)} vectors in Chroma are not those that were written, "
            f"that of {changed[0]} for one."
        )


def _finds_itself(collection: PassageCollection, passage_id: str, vector: Vectors) -> bool:
    found = collection.search(vector, SELF_REACH)
    # More passages than are asked for may share its words, and so its vector.
    return passage_id in dict(found) or all(cosine > SELF_COSINE for _, cosine in found)


def _expect(what: str, found: object, expected: object) -> None:
    if found != expected:
        raise IndexDamaged(f"{what}: found {found}, expected {expected}.")


def main() -> int:
    """Verify the generation and, maybe, the server named on the command line."""
    try:
        verify(Path(sys.argv[1]), sys.argv[2] or None)
    except PressmarkError as error:
        sys.stdout.write(f"{error}\n")
        return _EXIT_DAMAGED
    return 0


if __name__ == "__main__":
    sys.exit(main())
