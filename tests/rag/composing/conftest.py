"""Three invented articles under an index, and a scripted language model as a real process."""

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest

from ingest.embedding.minilm import MiniLMEmbedding
from ingest.index.build import build_index
from ingest.index.opened import Index
from ingest.index.opening import open_index
from ingest.settings import IngestSettings
from rag.engine import AnswerEngine
from rag.opening import engine_over
from rag.settings import RagSettings

KEY = "sk-secret"
TIMEOUT = 2.0
SERVER = Path(__file__).with_name("scripted_server.py")
ARTICLES = {
    "ferry.txt": """Ferry line between Tarn and Olmsted to close in spring

By Ilse Venn | Northshore Courier
March 4, 2019

The ferry line between Tarn and Olmsted will close on 30 April, the Harbour Board said on Monday.

The ferry Aurelia carried 41,200 passengers last year, the lowest number since the line opened.

“We cannot keep a ship running that is two thirds empty,” said Marta Quill, who chairs the board.

Quill said the board would sell the Aurelia to a shipyard in Dunmore before the summer.
""",
    "orchard.txt": """Late frost destroys cherry harvest in the Velden valley

By Jonas Reith | Velden Gazette
May 12, 2020

A night of late frost has destroyed four fifths of the cherry harvest in the Velden valley.

Growers there lost about 640 tonnes of fruit, the growers’ union said on Tuesday.

“Nobody here remembers a May night as cold as this,” said Otto Brandt, who runs the union.
""",
    "library.txt": """Library in Marrow Street reopens after the flood

By Pia Lund | Eastgate Post
September 21, 2021

The library in Marrow Street reopened on Saturday, eleven months after the flood in its cellar.

Restorers dried 18,500 books, and 300 of them could not be saved, said librarian Hanna Sorel.
""",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _serving(script: str) -> Iterator[str]:
    """The address of a server that replies by a script; "none" is an address nobody serves."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/v1"
    if script == "none":
        yield url
        return
    command = [sys.executable, str(SERVER), str(port), script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield url
        finally:
            process.kill()


@pytest.fixture(scope="session")
def settings() -> IngestSettings:
    return IngestSettings.from_environment({})


@pytest.fixture(scope="session")
def encoder(settings: IngestSettings) -> MiniLMEmbedding:
    return MiniLMEmbedding(settings)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def index_folder(
    corpus: Path,
    settings: IngestSettings,
    encoder: MiniLMEmbedding,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    folder = tmp_path_factory.mktemp("index")
    build_index(corpus, folder, settings, encoder, lambda *_: None)
    return folder


@pytest.fixture(scope="session")
def index(index_folder: Path, settings: IngestSettings) -> Iterator[Index]:
    with open_index(index_folder, settings) as opened:
        yield opened


@pytest.fixture
def serving() -> Callable[[str], AbstractContextManager[str]]:
    """Serves a scripted language model, as a real process, for the length of a `with`."""
    return _serving


@pytest.fixture
def engine_at(
    index: Index, settings: IngestSettings, encoder: MiniLMEmbedding
) -> Callable[[str], AnswerEngine]:
    """Opens the engine with the language model at an address."""

    def open_at(url: str) -> AnswerEngine:
        answering = RagSettings(
            reader=False, llm_url=url, llm_model="scripted", llm_key=KEY, llm_timeout=TIMEOUT
        )
        return engine_over(index, settings, encoder, answering)

    return open_at


@pytest.fixture
def engine_with(
    engine_at: Callable[[str], AnswerEngine],
) -> Iterator[Callable[[str], AnswerEngine]]:
    """Opens the engine with a language model that replies by the script named."""
    with ExitStack() as servers:
        yield lambda script: engine_at(servers.enter_context(_serving(script)))
