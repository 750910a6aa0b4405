"""Ctrl+C while an index is built, sent to the real command as a terminal sends it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.embedding.minilm import MiniLMEmbedding
from ingest.index import build_index, open_index
from ingest.settings import IngestSettings

pytestmark = [pytest.mark.slow, pytest.mark.timed]
ROOT = Path(__file__).parents[3]
COMMAND = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from ui.cli.app import main; main()"
)
"""Ctrl+C ends it also where whoever runs the tests ignores that, as shells do with `&`."""
INTERRUPTED = 130
EMBEDDING = "Embedding passages"
SOON_SECONDS = 4.0
"""Measured: 1 s, on a machine with nothing else to do. The block of `corpus` takes 8 s there."""
PARAGRAPH = (
    "The {n} harbour of Larkmouth reopened on Monday after {n} weeks of repairs, the office of "
    "the harbour master said. Forty boats sailed at dawn, and {n} of them came back with fish. "
    "Fishermen said that the new quay number {n} is longer than the old one ever was.\n\n"
)
ARTICLES, PARAGRAPHS = 80, 12


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Articles enough that one block of them takes the model many seconds."""
    folder = tmp_path_factory.mktemp("corpus")
    for article in range(ARTICLES):
        numbers = range(article * PARAGRAPHS, (article + 1) * PARAGRAPHS)
        text = "".join(PARAGRAPH.format(n=number) for number in numbers)
        (folder / f"{article}.txt").write_text(f"Harbour news {article}\n\n{text}", "utf-8")
    return folder


def interrupted(arguments, stage):
    """Run the command until it says that `stage` began; its status, last words and seconds."""
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as command:
        for line in command.stderr:
            if line.startswith(stage):
                break
        time.sleep(0.5)
        sent = time.monotonic()
        os.killpg(command.pid, signal.SIGINT)
        rest = command.stderr.read()
        status = command.wait(timeout=60)
        return status, rest, time.monotonic() - sent


@pytest.fixture
def index(tmp_path):
    return tmp_path / "index"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_first_build_ends_soon_and_leaves_nothing(corpus, index):
    status, said, seconds = interrupted(("ingest", "--corpus", corpus, "--index", index), EMBEDDING)
    assert said == f"pressmark: Stopped. Nothing was kept: there is no index in {index} yet.\n"
    assert status == INTERRUPTED
    assert seconds < SOON_SECONDS
    assert list(index.glob("*-*")) == []


def test_the_page_ends_soon_while_its_index_is_built(corpus, index):
    arguments = ("chat", "--corpus", corpus, "--index", index, "--port", free_port())
    status, said, seconds = interrupted(arguments, EMBEDDING)
    assert said == f"pressmark: Stopped. Nothing was kept: there is no index in {index} yet.\n"
    assert status == INTERRUPTED
    assert seconds < SOON_SECONDS


def test_the_index_that_was_there_still_answers(corpus, index, tmp_path):
    few = tmp_path / "few"
    few.mkdir()
    (few / "a.txt").write_text("The ferry to Bergen costs 30 kroner, said the office.\n", "utf-8")
    settings = IngestSettings(cache_folder=tmp_path / "cache")
    build_index(few, index, settings, MiniLMEmbedding(settings), lambda *_: None)
    status, said, seconds = interrupted(("ingest", "--corpus", corpus, "--index", index), EMBEDDING)
    assert said == f"pressmark: Stopped. The index in {index} is as it was and still answers.\n"
    assert status == INTERRUPTED
    assert seconds < SOON_SECONDS
    assert list(index.glob("building-*")) == []
    with open_index(index, settings) as opened:
        assert opened.search_words("ferry", 1)
