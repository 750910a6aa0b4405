"""Which folder is meant, and whether it or the rules changed, with an index really built."""

import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest

from ingest.errors import CorpusError
from ingest.index.generations import read_current
from ingest.index.manifest import read_manifest, write_manifest
from ui.cli.app import app
from ui.cli.failures import run
from ui.corpus import DEFAULT_CORPUS, DEFAULT_INDEX, change_notice, chosen_corpus, notices
from ui.engine import ready_engine

FERRY = "The ferry to Bergen costs 30 kroner, the harbour office said on Monday.\n"
BRIDGE = "The bridge of Oslo is 400 metres long, the city engineer said on Tuesday.\n"

pytestmark = pytest.mark.slow


def no_progress(stage, done, total):
    del stage, done, total


class OpenReady:
    """Opens the index in one folder, as often as asked, and closes it at the end."""

    def __init__(self, folder, closing):
        self.folder = folder
        self.closing = closing

    def __call__(self, corpus, *, fresh=False):
        engine = ready_engine(corpus, self.folder, no_progress, fresh=fresh)
        return self.closing.enter_context(engine.index)


@pytest.fixture
def open_ready(tmp_path):
    with ExitStack() as closing:
        yield OpenReady(tmp_path / "index", closing)


@pytest.fixture
def ferry(tmp_path):
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "a.txt").write_text(FERRY, encoding="utf-8")
    return folder


def test_without_an_index_the_seeds_are_meant(tmp_path):
    assert chosen_corpus(None, tmp_path / "index") == DEFAULT_CORPUS
    assert chosen_corpus(Path("mine"), tmp_path / "index") == Path("mine")


def test_an_index_is_built_once_and_knows_its_folder(ferry, open_ready):
    first, second = open_ready(ferry), open_ready(ferry)
    assert first.generation == second.generation
    assert chosen_corpus(None, open_ready.folder) == ferry
    assert change_notice(second, ferry, open_ready.folder) is None


def test_a_folder_that_changed_is_told_and_not_read_again(ferry, open_ready):
    first = open_ready(ferry)
    (ferry / "b.txt").write_text(BRIDGE, encoding="utf-8")
    second = open_ready(ferry)
    assert second.generation == first.generation
    notice = change_notice(second, ferry, open_ready.folder)
    assert notice is not None
    assert "1 added" in notice
    assert "pressmark ingest --corpus" in notice


def test_what_is_measured_is_read_again_where_it_changed(ferry, open_ready):
    first, same = open_ready(ferry), open_ready(ferry, fresh=True)
    assert same.generation == first.generation
    (ferry / "b.txt").write_text(BRIDGE, encoding="utf-8")
    assert open_ready(ferry, fresh=True).generation != first.generation


def test_another_folder_is_what_is_answered_from(ferry, open_ready, tmp_path):
    bridge = tmp_path / "bridge"
    bridge.mkdir()
    (bridge / "b.txt").write_text(BRIDGE, encoding="utf-8")
    open_ready(ferry)
    opened = open_ready(bridge)
    assert [article.source for article in opened.articles.values()] == ["b.txt"]


def test_a_folder_that_is_gone_is_told(ferry, open_ready):
    opened = open_ready(ferry)
    (ferry / "a.txt").unlink()
    ferry.rmdir()
    notice = change_notice(opened, ferry, open_ready.folder)
    assert notice is not None
    assert "is gone" in notice


def test_another_folder_that_is_not_there_leaves_the_index_alone(ferry, open_ready, tmp_path):
    first = open_ready(ferry)
    with pytest.raises(CorpusError, match="nowhere"):
        open_ready(tmp_path / "nowhere")
    assert open_ready(ferry).generation == first.generation


def make_as_if_by_older_rules(index):
    """Seal the manifest of the newest generation with the hash of another version's rules."""
    generation = read_current(index)
    manifest = read_manifest(generation)
    write_manifest(generation, manifest.model_copy(update={"recipe": "0" * 64}))
    return manifest.generation


def test_an_index_of_ones_own_by_older_rules_answers_and_is_told(ferry, open_ready):
    assert notices(open_ready(ferry), ferry, open_ready.folder) == []
    generation = make_as_if_by_older_rules(open_ready.folder)
    opened = open_ready(ferry)
    assert opened.generation == generation
    assert opened.rules_changed
    (notice,) = notices(opened, ferry, open_ready.folder)
    assert "older rules" in notice
    assert f"pressmark ingest --corpus {ferry} --index {open_ready.folder}" in notice
    assert not open_ready(ferry, fresh=True).rules_changed


@pytest.fixture
def defaults(ferry, tmp_path, monkeypatch):
    """A folder to work in that has the default corpus, indexed as if by an older version."""
    monkeypatch.chdir(tmp_path)
    ferry.rename(DEFAULT_CORPUS)
    ready_engine(DEFAULT_CORPUS, DEFAULT_INDEX, no_progress).index.close()
    return make_as_if_by_older_rules(DEFAULT_INDEX)


def test_the_articles_that_come_along_are_read_anew_with_progress(defaults):
    stages = []
    engine = ready_engine(DEFAULT_CORPUS, DEFAULT_INDEX, lambda stage, *_: stages.append(stage))
    with engine.index as opened:
        assert opened.generation != defaults
        assert notices(opened, DEFAULT_CORPUS, DEFAULT_INDEX) == []
    assert stages[0] == "reading"


def test_where_they_cannot_be_read_anew_the_old_index_answers(defaults, capsys):
    shutil.rmtree(DEFAULT_CORPUS)
    assert run(app, ["ask", "What does the ferry to Bergen cost?"]) == 0
    said = capsys.readouterr()
    assert "30 kroner" in said.out
    assert "older rules" in said.err
    assert read_current(DEFAULT_INDEX).name == f"gen-{defaults}"
