"""Starting the page: the engine first, then the address, then requests until Ctrl+C."""

import socket
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import typer
import uvicorn

from ingest.errors import SettingError
from ingest.index.garbage import collecting_later
from ui.cli.failures import tell
from ui.cli.progress import terminal_progress
from ui.corpus import notices
from ui.engine import EngineOpener
from ui.page.building import build_apart
from ui.page.engines import Engine, EngineSource
from ui.page.gradio_start import skip_gradio_stubs
from ui.page.library import Library, Progress
from ui.page.settings import PageSettings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from ingest.index import BuildReport

BACKLOG = 128
GRACE_SECONDS = 3


def launch(corpus: Path, index_folder: Path, settings: PageSettings) -> None:
    """Open or build the index and serve the page until Ctrl+C.

    Raises:
        InputError: the corpus or a setting cannot be used, or the port is taken.
        IndexUnavailable: the index cannot be opened or built.
    """
    with _bound(settings) as address:
        library = open_library(corpus, index_folder)
        # Not before, so that little memory is taken while an index is built.
        with collecting_later():
            skip_gradio_stubs()
            from ui.page.app import build_app

            app = build_app(library, index_folder, settings)
        _serve(app, address, settings)


def open_library(corpus: Path, index_folder: Path) -> Library:
    """Open the index of a corpus, built first where there is none, ready to be changed.

    Raises:
        InputError: the corpus or a setting cannot be used.
        IndexUnavailable: the index cannot be opened or built.
    """
    opener = EngineOpener(index_folder)

    def build(progress: Progress) -> "BuildReport":
        return build_apart(corpus, index_folder, progress)

    with terminal_progress() as progress:
        first = [opener.ready(corpus, lambda: build(progress), progress)]
    for notice in notices(first[0].index, corpus, index_folder):
        tell(notice)

    def newest() -> Engine:
        engine = first.pop() if first else opener.newest()
        # An answer that an older engine still gives keeps it and its index open.
        weakref.finalize(engine, engine.index.close).atexit = False
        return engine

    return Library(EngineSource(newest), corpus, index_folder, build)


def _serve(app: "FastAPI", address: socket.socket, settings: PageSettings) -> None:
    typer.echo(f"Pressmark is at http://{_shown(settings.host)}:{settings.port} (Ctrl+C ends it).")
    config = uvicorn.Config(
        app,
        loop="asyncio",  # the other one that uvicorn knows takes a sixth of a second to import
        backlog=BACKLOG,
        log_level="warning",
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[address])


def _bound(settings: PageSettings) -> socket.socket:
    """Take the address, which nobody can ask anything of until it is served."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    address = socket.socket(family, socket.SOCK_STREAM)
    address.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        address.bind((settings.host, settings.port))
    except OSError as error:
        address.close()
        raise SettingError(
            f"{settings.host} port {settings.port} cannot be listened on "
            f"({error.strerror or error}); choose another with --port."
        ) from error
    return address


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
