"""The page as one web application: Gradio inside, our routes beside it, our guards around it."""

import asyncio
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gradio as gr
from fastapi import FastAPI

from ingest.errors import PressmarkError
from ingest.index.garbage import leave_loaded_objects_alone
from ui.feedback.store import FeedbackStore
from ui.page.first_sight import WelcomeDesk
from ui.page.guards import Guards
from ui.page.layout import page_blocks
from ui.page.library import Library
from ui.page.routes import asset_files, page_routes
from ui.page.runs import Runs
from ui.page.set_run import ReportShelf
from ui.page.settings import PageSettings
from ui.page.shell import ASSETS, Shell
from ui.page.sign_in import SignIn
from ui.page.theme import theme

# Uploaded copies that Gradio holds are cleaned every hour once they are a day old.
CLEANING = (3600, 86_400)
CALM_SECONDS = 1.0
"""Before the first sight is made ready: at once it would hold up the server's start."""


def build_app(library: Library, index_folder: Path, settings: PageSettings) -> FastAPI:
    """Assemble the application; nothing of one visitor is kept in it."""
    # Outside of a running event loop Gradio makes one for each of its locks and closes none.
    with ThreadPoolExecutor(1) as assembling:
        assembled = _assembled(library, index_folder, settings)
        return assembling.submit(asyncio.run, assembled).result()


async def _assembled(library: Library, index_folder: Path, settings: PageSettings) -> FastAPI:
    desk, runs, reports = WelcomeDesk(library.engines), Runs(), ReportShelf()
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(page_routes(library.engines, runs, FeedbackStore(index_folder), reports))
    app.mount(ASSETS, asset_files())
    blocks = page_blocks(library, desk, runs, reports, settings)
    blocks.delete_cache = CLEANING
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        theme=theme(),
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        show_error=False,
        enable_monitoring=False,
        pwa=False,
        max_file_size=settings.upload_bytes,
        allowed_paths=[],
    )
    # The last one added stands outermost.
    if settings.users:
        app.add_middleware(SignIn, users=settings.users)
    app.add_middleware(
        Guards,
        host_names=settings.host_names,
        upload_bytes=settings.upload_bytes,
        uploads=settings.uploads,
    )
    app.add_middleware(Shell)
    threading.Timer(CALM_SECONDS, _prepare, (desk,)).start()
    return app


def _prepare(desk: WelcomeDesk) -> None:
    try:
        desk.welcome()
    except PressmarkError:
        logging.getLogger(__name__).warning("The index cannot be opened yet.")
    else:
        leave_loaded_objects_alone()
