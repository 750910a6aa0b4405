"""Python's garbage collector, kept off what stays: at the start, before a build, before answers."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from ingest.index.freed_memory import give_back_freed_memory


@contextmanager
def earlier_objects_left_alone() -> Iterator[None]:
    """Let the collector look only at objects made from here on.

    The embedding model's and the index's libraries make a million objects that stay. A build
    makes enough new ones for the collector to go through all of those time and again. A process
    that has frozen its objects itself keeps them so.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def collecting_later() -> Iterator[None]:
    """Let the collector rest while libraries are imported and models loaded.

    Nearly all that they make stays, and going through it time and again while it grows took a
    seventh of the page's start.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def leave_loaded_objects_alone() -> None:
    """Let the collector look only at objects made from here on, in a process that answers.

    Now and then the collector goes through every object there is, and answers wait: measured,
    0.2 s beside an index of 10,000 passages, longer with the page's libraries. What an engine has
    loaded stays, so nothing is found there. Call it once an engine has been opened and warmed,
    and again when another took its place: only then what the first one held can go.
    """
    gc.unfreeze()
    give_back_freed_memory()
    gc.freeze()
