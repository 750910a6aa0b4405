"""What a build that was stopped by Ctrl+C leaves, told in a line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.index.generations import read_current
from ui.cli.failures import tell


@contextmanager
def told_if_interrupted(index: Path) -> Iterator[None]:
    """Say which index answers where Ctrl+C stops a build of it; the interrupt goes on."""
    try:
        yield
    except KeyboardInterrupt:
        tell(f"Stopped. {_what_is_left(index)}")
        raise


def _what_is_left(index: Path) -> str:
    if read_current(index) is None:
        return f"Nothing was kept: there is no index in {index} yet."
    return f"The index in {index} is as it was and still answers."
