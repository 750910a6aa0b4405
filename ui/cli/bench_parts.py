"""What the subcommands of `pressmark bench` share: options, settings, a folder, progress."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ingest.settings import IngestSettings
    from ui.cli.progress import Report

DataOption = Annotated[
    Path, typer.Option("--data", metavar="DIR", help="Folder with the public data sets.")
]
WorkOption = Annotated[
    Path | None,
    typer.Option("--work", metavar="DIR", help="Keep the indexes here, for the next run."),
]


def bench_settings() -> "IngestSettings":
    """Read the settings of ingestion from the environment."""
    import os

    from ingest.settings import IngestSettings

    return IngestSettings.from_environment(os.environ)


@contextmanager
def work_folder(work: Path | None) -> Iterator[Path]:
    """Give the folder to work in, or one that is removed at the end."""
    if work is not None:
        yield work
        return
    with TemporaryDirectory() as folder:
        yield Path(folder)


@contextmanager
def shown() -> Iterator["Report"]:
    """Show progress on the terminal."""
    from ui.cli.progress import terminal_progress

    with terminal_progress() as progress:
        yield progress
