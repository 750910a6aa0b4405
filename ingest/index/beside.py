"""Things made in a thread beside what is done with those made before."""

import sys
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
TURN_SECONDS = 0.0005
"""How long a thread may keep the interpreter while another waits for it (CPython: 0.005)."""


@contextmanager
def short_turns() -> Iterator[None]:
    """Let threads take turns more often than Python has them do by itself.

    A tokenizer gives the interpreter up at each call. Beside a thread that never does, every
    call then waits for a whole turn.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


@contextmanager
def made_beside(items: Generator[Item], ahead: int) -> Iterator[Iterator[Item]]:
    """Run a generator in a thread of its own, some items ahead of whoever takes them.

    What goes on in Python itself still takes turns; a network that computes does not wait.

    Args:
        items: What makes the items.
        ahead: How many of them may wait to be taken.

    Yields:
        The items in order. What the generator raises is raised where its item would be taken.
        Once the context is left, no further item is begun.
    """
    with closing(items), ThreadPoolExecutor(1) as thread:
        waiting = deque(thread.submit(_next, items) for _ in range(ahead))
        try:
            yield _taken(items, waiting, thread)
        finally:
            for future in waiting:
                future.cancel()


def _taken(
    items: Generator[Item], waiting: deque[Future[list[Item]]], thread: ThreadPoolExecutor
) -> Iterator[Item]:
    while found := waiting.popleft().result():
        waiting.append(thread.submit(_next, items))
        yield from found


def _next(items: Generator[Item]) -> list[Item]:
    """Give the next item, or nothing at the end."""
    return list(islice(items, 1))
