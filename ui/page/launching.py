"""Starting the server: the engine first, then the address, then requests until Ctrl+C."""

import os
import socket
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import typer
import uvicorn

from ingest.embedding.minilm import MiniLMEmbedding
from ingest.errors import SettingError
from ingest.index import build_index, open_index
from ingest.settings import IngestSettings
from rag.opening import open_engine
from ui.cli.progress import terminal_progress
from ui.engine import ready_engine
from ui.page.engines import Engine, EngineSource
from ui.page.library import Library, Progress
from ui.page.settings import PageSettings

if TYPE_CHECKING:
    from ingest.index import BuildReport

BACKLOG = 128
GRACE_SECONDS = 3


def open_library(corpus: Path, index_folder: Path) -> Library:
    """Open the index of a corpus, built first where there is none, ready to be changed.

    Raises:
        InputError: the corpus or a setting cannot be used.
        IndexUnavailable: the index cannot be opened or built.
    """
    with terminal_progress() as progress:
        first: list[Engine] = [ready_engine(corpus, index_folder, progress)]
    settings = IngestSettings.from_environment(os.environ)

    @cache
    def embedder() -> MiniLMEmbedding:
        return MiniLMEmbedding(settings)

    def build(progress: Progress) -> "BuildReport":
        return build_index(corpus, index_folder, settings, embedder(), progress)

    def newest() -> Engine:
        if first:
            return first.pop()
        opened = open_index(index_folder, settings, embedder().identity)
        return open_engine(index_folder, settings, embedder(), opened)

    return Library(EngineSource(newest), corpus, index_folder, build)


def serve(make_app: Callable[[], object], settings: PageSettings) -> None:
    """Serve an application where the settings say, until it is told to end.

    Raises:
        SettingError: the address cannot be listened on.
    """
    listener = _listen(settings)
    app = make_app()
    typer.echo(f"Pressmark is at http://{_shown(settings.host)}:{settings.port} (Ctrl+C ends it).")
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_level="warning",
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _listen(settings: PageSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise SettingError(
            f"{settings.host} port {settings.port} cannot be listened on "
            f"({error.strerror or error}); choose another with --port."
        ) from error


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
