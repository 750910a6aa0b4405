"""The real server over a small invented collection, and a browser that notes every complaint."""

import gc
import importlib.util
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import uvicorn

from ingest.index.report import BuildReport
from ui.page.app import build_app
from ui.page.engines import EngineSource
from ui.page.library import Library
from ui.page.settings import PageSettings

START_SECONDS = 30
PATIENCE_MS = 15_000
# Said by Chromium about a page with two autofocused elements; Gradio's tab bar takes focus first.
# The others are Gradio's own words: of a page left while its stream is open, of an upload.
HARMLESS = (
    "Autofocus processing was blocked",
    "AbortError: signal is aborted without reason",
    "Connection errored out",
    "Method not implemented.",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Gradio use what pandas is about to drop."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"))


@pytest.fixture(scope="package", autouse=True)
def _thawed() -> Iterator[None]:
    """Let the collector see all objects again after what a page kept from it."""
    yield
    gc.unfreeze()


def _load(name: str) -> ModuleType:
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def fakes() -> ModuleType:
    """The invented articles and the engine over them."""
    return _load("fake_engine")


@pytest.fixture(scope="session")
def start_page() -> type:
    """The page as the command starts it, in a process of its own."""
    return _load("real_page").RealPage


@pytest.fixture(scope="session")
def visitor() -> ModuleType:
    """A visitor without a browser."""
    return _load("visitor")


@contextmanager
def served(app: object, port: int) -> Iterator[str]:
    server = uvicorn.Server(
        uvicorn.Config(app, port=port, log_level="error", ws="none", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + START_SECONDS
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    assert server.started, "the server did not start"
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def make_site(fakes, tmp_path_factory) -> Callable[..., SimpleNamespace]:
    """Builds an application over the invented collection, with settings of the caller."""

    def make(**changes: object) -> SimpleNamespace:
        folder = tmp_path_factory.mktemp("site")
        (folder / "corpus").mkdir()

        def build(tell) -> BuildReport:
            tell("embedding", 1, 2)
            return BuildReport(
                generation="g",
                unchanged=False,
                files=(),
                passages=0,
                sentences=0,
                reused=0,
                seconds=0,
            )

        settings = PageSettings(port=fakes.free_port(), **changes)
        engines = EngineSource(fakes.FakeEngine)
        library = Library(engines, folder / "corpus", folder / "index", build)
        app = build_app(library, folder / "index", settings)
        return SimpleNamespace(app=app, settings=settings, folder=folder, library=library)

    return make


@pytest.fixture(scope="session")
def site(make_site) -> Iterator[SimpleNamespace]:
    """The application with its usual settings, served."""
    made = make_site()
    with served(made.app, made.settings.port) as address:
        made.address = address
        yield made


@pytest.fixture
def visit(chromium, site) -> Iterator[Callable[..., object]]:
    """Opens the page as a new visitor; complaints and foreign requests fail the test at its end."""
    complaints: list[str] = []
    contexts = []

    def open_page(width: int = 1280, height: int = 800, scheme: str = "light", at: str = ""):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        address = at or site.address

        def note(message) -> None:
            if message.type in {"error", "warning"} and not any(
                one in message.text for one in HARMLESS
            ):
                complaints.append(f"console: {message.text}")

        def watch(request) -> None:
            if not request.url.startswith((address, "data:", "blob:")):
                complaints.append(f"asked another host: {request.url}")

        context.on("console", note)
        context.on("weberror", lambda error: complaints.append(f"script: {error.error}"))
        context.on("request", watch)
        page.goto(address)
        if at == "":
            page.wait_for_selector("#welcome .welcome", state="attached")
            page.wait_for_selector("#shelf button")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def ask() -> Callable[[object, str], object]:
    """Asks a question on a page and waits for the complete answer."""

    def asked(page, question: str):
        before = page.locator(".turn-frame").count()
        page.fill("#question-box textarea", question)
        page.press("#question-box textarea", "Enter")
        page.locator(".turn-frame").nth(before).wait_for()
        page.wait_for_selector(".turn-frame:last-child .actions")
        return page.locator(".turn-frame").last

    return asked


@pytest.fixture
def reload() -> Callable[[object], None]:
    """Reloads a page and waits until it can be used."""

    def reloaded(page) -> None:
        page.reload()
        page.wait_for_selector("#shelf button")

    return reloaded
