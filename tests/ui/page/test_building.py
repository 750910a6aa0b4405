"""The builder in a process of its own: what it tells, what it refuses, and how it ends."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ingest.errors import CorpusError, IndexUnavailable, SettingError
from ui.page.build_lines import LINES, Advanced, Built, Refused, SystemRefused
from ui.page.building import build_apart

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]
ARTICLE = "The ferry to Bergen costs 30 kroner, the harbour office said on Monday.\n"


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "ferry.txt").write_text(ARTICLE, "utf-8")
    return folder


@pytest.fixture
def index(tmp_path):
    return tmp_path / "index"


def silent(stage, done, total):
    del stage, done, total


def builders_of(index):
    """Process ids of the builders of this index, from the system's table."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"ui.page.builder" in words and str(index).encode() in words:
            found.append(int(path.parent.name))
    return found


def wait_for(condition, seconds=60):
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.02)
    assert condition()


def test_a_build_tells_its_stages_and_its_report(corpus, index):
    stages = []
    report = build_apart(corpus, index, lambda stage, *_: stages.append(stage))
    assert list(dict.fromkeys(stages)) == ["reading", "embedding", "indexing", "verifying"]
    assert [(one.source, one.articles) for one in report.files] == [("ferry.txt", 1)]
    assert (index / "CURRENT").is_file()
    assert builders_of(index) == []


def test_an_unusable_corpus_is_refused_as_it_would_be_here(tmp_path, index):
    with pytest.raises(CorpusError, match="missing"):
        build_apart(tmp_path / "missing", index, silent)


def test_an_unusable_setting_is_refused(corpus, index, monkeypatch):
    monkeypatch.setenv("PRESSMARK_THREADS", "none")
    with pytest.raises(SettingError, match="PRESSMARK_THREADS"):
        build_apart(corpus, index, silent)


def test_a_builder_that_is_killed_is_told_and_leaves_no_index(corpus, index):
    def kill():
        wait_for(lambda: builders_of(index))
        os.kill(builders_of(index)[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(IndexUnavailable, match="ended by SIGKILL"):
        build_apart(corpus, index, silent)
    killer.join()
    assert not (index / "CURRENT").exists()


def test_a_builder_ends_with_the_page_that_wanted_it(corpus, index):
    command = "import sys; from pathlib import Path; from ui.page.building import build_apart; "
    command += "build_apart(Path(sys.argv[1]), Path(sys.argv[2]), print)"
    with subprocess.Popen(
        [sys.executable, "-c", command, str(corpus), str(index)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    ) as page:
        wait_for(lambda: builders_of(index))
        page.kill()
    wait_for(lambda: not builders_of(index))


@pytest.mark.parametrize(
    "line",
    [
        Advanced(stage="reading", done=1, total=2),
        Refused(error="CorpusError", message="“Ü” is no article\nat all"),
        SystemRefused(number=28, message="No space left on device", file="index/x"),
    ],
)
def test_a_line_is_read_as_it_was_written(line):
    written = line.model_dump_json()
    assert "\n" not in written
    assert LINES.validate_json(written) == line


def test_a_built_line_carries_the_report():
    from ingest.index.report import BuildReport

    report = BuildReport(
        generation="000001-a",
        unchanged=True,
        files=(),
        passages=1,
        sentences=2,
        reused=0,
        seconds=0.5,
    )
    line = Built(report=report)
    assert LINES.validate_json(line.model_dump_json()) == line
