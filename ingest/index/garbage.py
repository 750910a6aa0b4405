"""Python's garbage collector, kept off what was in memory before a build began."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def earlier_objects_left_alone() -> Iterator[None]:
    """Let the collector look only at objects made from here on.

    The embedding model's and the index's libraries make a million objects that stay. A build
    makes enough new ones for the collector to go through all of those time and again, which took
    a quarter of everything but embedding. A process that has frozen its objects itself keeps
    them so.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
