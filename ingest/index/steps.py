"""The named steps of a build. A build killed after any of them leaves the old index answering."""

from enum import StrEnum


class BuildStep(StrEnum):
    """A point that a build has just passed."""

    LOCKED = "locked"
    READ = "read"
    STARTED = "started"
    BLOCK_SPLIT = "block split"
    BLOCK_EMBEDDED = "block embedded"
    LEARNED = "learned"
    BLOCK_STORED = "block stored"
    STORED = "stored"
    RETELLINGS_JOINED = "retellings joined"
    LEXICAL_WRITTEN = "lexical written"
    VECTORS_WRITTEN = "vectors written"
    SEALED = "sealed"
    VERIFIED = "verified"
    PUBLISHED = "published"
    SWITCHED = "switched"
    CLEANED = "cleaned"
