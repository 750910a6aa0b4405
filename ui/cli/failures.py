"""The one place where an error becomes a line on standard error and an exit status."""

import errno
import io
import os
import sys
from collections.abc import Sequence

import typer

from ingest.errors import PressmarkError
from ui.cli.printable import one_line

EXIT_PART_FAILED = 1
EXIT_UNUSABLE = 2
EXIT_INTERRUPTED = 130  # 128 + SIGINT, as shells say it


def tell(message: str) -> None:
    """Print one line for a person on standard error."""
    print(f"pressmark: {one_line(message)}", file=sys.stderr)  # noqa: T201


def run(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Run `app` and return its exit status: 2 where it could not use what it was given.

    A `PressmarkError` becomes one line on standard error. An interrupt is quiet. A reader
    that went away (`pressmark ask … | head`) ends the run as quietly.
    """
    _write_utf8()
    try:
        app(list(arguments), prog_name="pressmark")
    except PressmarkError as error:
        tell(str(error))
        return EXIT_UNUSABLE
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except SystemExit as exit_:
        return _flushed(exit_.code if isinstance(exit_.code, int) else int(exit_.code is not None))
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        tell(f"There is no space left on the disk of {error.filename or 'the index folder'}.")
        return EXIT_UNUSABLE
    return _flushed(0)


def _write_utf8() -> None:
    """Let no terminal setting stop an answer that quotes characters outside it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flushed(status: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_PART_FAILED
    return status
