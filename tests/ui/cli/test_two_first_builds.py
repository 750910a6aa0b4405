"""A command that needs an index which another process is building for the first time."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]
MAIN = "from ui.cli.app import main; main()"
HOLD_LOCK = (
    "import sys, time; from pathlib import Path; from ingest.index.lock import builder_lock\n"
    "with builder_lock(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"
)
WAITING = "Waiting for another process that builds this index …"
READING = "Reading pages …"
QUESTION = "What does the ferry to Bergen cost?"


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    article = "The ferry to Bergen costs 30 kroner, the harbour office said on Monday.\n"
    (folder / "a.txt").write_text(article, encoding="utf-8")
    return folder


def python(code, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def asking(corpus, index):
    return python(MAIN, "ask", "--corpus", corpus, "--index", index, QUESTION)


def generations(index):
    return [path.name.rpartition("-")[0] for path in index.glob("gen-*")]


def test_the_other_build_is_waited_for_and_used(corpus, tmp_path):
    index = tmp_path / "index"
    with asking(corpus, index) as first:
        assert first.stderr.readline().strip() == READING
        first.send_signal(signal.SIGSTOP)
        with asking(corpus, index) as second:
            assert second.stderr.readline().strip() == WAITING
            assert second.poll() is None
            first.send_signal(signal.SIGCONT)
            answer, told = second.communicate(timeout=300)
        assert "30 kroner" in first.communicate(timeout=300)[0]
    assert told == ""
    assert "30 kroner" in answer
    assert (first.returncode, second.returncode) == (0, 0)
    assert generations(index) == ["gen-000001"]


def test_where_the_other_build_dies_the_index_is_built_here(corpus, tmp_path):
    index = tmp_path / "index"
    with python(HOLD_LOCK, index) as holder:
        assert holder.stdout.readline() == "held\n"
        with asking(corpus, index) as waiting:
            assert waiting.stderr.readline().strip() == WAITING
            assert waiting.poll() is None
            holder.kill()
            answer, told = waiting.communicate(timeout=300)
    assert READING in told
    assert "30 kroner" in answer
    assert waiting.returncode == 0
