"""Which generations stay, and that deleted words do not stay with them."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.errors import IndexDamaged
from ingest.index import layout, open_index
from ingest.index.build import run_build
from ingest.index.generations import list_generations, read_current
from ingest.index.steps import BuildStep


def _numbers(index):
    return [int(folder.name.split("-")[1]) for folder in list_generations(index)]


def _files_with(words, folder):
    return [
        path for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()
    ]


def _write(corpus, name, words):
    (corpus / name).write_text(f"# {name}\n\n{words}\n", encoding="utf-8")


def test_the_last_generation_stays_while_articles_are_only_added(tiny, corpus, index):
    for number in range(4):
        _write(corpus, f"more-{number}.txt", f"There were {number} more.")
        run_build(tiny.job(corpus, index))
    assert _numbers(index) == [4, 3]


def test_an_older_generation_stays_where_the_last_holds_words_taken_out(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    for number in range(3):
        _write(corpus, "more.txt", f"There were {number} more.")
        run_build(tiny.job(corpus, index))
    assert _numbers(index) == [4, 1]


def test_a_renamed_article_takes_nothing_out(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    (corpus / "bridge.txt").rename(corpus / "span.txt")
    run_build(tiny.job(corpus, index))
    assert _numbers(index) == [2, 1]


@pytest.mark.parametrize("is_deleted", [True, False], ids=["deleted", "edited"])
def test_words_taken_out_are_nowhere_after_the_next_build(tiny, corpus, index, is_deleted):
    _write(corpus, "secret.txt", "The zeppelin was seen.")
    run_build(tiny.job(corpus, index))
    _write(corpus, "more.txt", "There were more.")
    run_build(tiny.job(corpus, index))
    assert len(_files_with("zeppelin", index)) >= 4
    if is_deleted:
        (corpus / "secret.txt").unlink()
    else:
        _write(corpus, "secret.txt", "Nothing was seen.")
    run_build(tiny.job(corpus, index))
    assert _numbers(index) == [3]
    assert _files_with("zeppelin", index) == []


def test_a_reader_keeps_its_generation_until_it_closes(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    with open_index(index, tiny.settings_for(index)) as opened:
        (corpus / "harbour.txt").unlink()
        for number in range(3):
            _write(corpus, "more.txt", f"There were {number} more ships.")
            run_build(tiny.job(corpus, index))
        assert _numbers(index) == [4, 1]
        assert len(opened.search_words("boats", 9)) == 2
        assert opened.search_vectors(tiny.HashingEmbedder().query("boats"), 1)
        with open_index(index, tiny.settings_for(index)) as newer:
            assert newer.search_words("boats", 9) == []
        assert _numbers(index) == [4, 1]
    assert _numbers(index) == [4]
    assert _files_with("boats", index) == []


def test_the_last_of_two_readers_removes_what_was_retired(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    first = open_index(index, tiny.settings_for(index))
    second = open_index(index, tiny.settings_for(index))
    (corpus / "harbour.txt").unlink()
    run_build(tiny.job(corpus, index))
    first.close()
    assert _numbers(index) == [2, 1]
    assert second.search_words("boats", 9)
    second.close()
    second.close()
    assert _numbers(index) == [2]


def test_an_index_that_is_only_let_go_of_is_closed_too(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    opened = open_index(index, tiny.settings_for(index))
    assert opened.search_vectors(tiny.HashingEmbedder().query("boats"), 1)
    (corpus / "harbour.txt").unlink()
    run_build(tiny.job(corpus, index))
    del opened
    gc.collect()
    assert _numbers(index) == [2]


READ_AND_WAIT = """
import sys, time
from pathlib import Path
from ingest.index import open_index
from ingest.settings import IngestSettings
index = Path(sys.argv[1])
opened = open_index(index, IngestSettings(cache_folder=index.parent / "cache"))
print("open", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("next_use", ["opened", "built"])
def test_what_a_killed_reader_held_goes_when_the_index_is_used_next(tiny, corpus, index, next_use):
    run_build(tiny.job(corpus, index))
    command = [sys.executable, "-c", READ_AND_WAIT, str(index)]
    root = Path(__file__).parents[3]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout.readline() == "open\n"
        (corpus / "harbour.txt").unlink()
        run_build(tiny.job(corpus, index))
        assert _numbers(index) == [2, 1]
        reader.kill()
    if next_use == "opened":
        open_index(index, tiny.settings_for(index)).close()
    else:
        assert run_build(tiny.job(corpus, index)).unchanged
    assert _numbers(index) == [2]


def test_what_a_stopped_build_left_goes_with_the_next_though_nothing_changed(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    (corpus / "harbour.txt").unlink()

    def stop(step):
        if step is BuildStep.SWITCHED:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_build(tiny.job(corpus, index, stop))
    assert _numbers(index) == [2, 1]
    assert run_build(tiny.job(corpus, index)).unchanged
    assert _numbers(index) == [2]


def test_a_retired_generation_never_answers(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    with open_index(index, tiny.settings_for(index)):
        (corpus / "harbour.txt").unlink()
        run_build(tiny.job(corpus, index))
        (read_current(index) / layout.STORE).write_bytes(b"")
        with pytest.raises(IndexDamaged, match="pressmark ingest"):
            open_index(index, tiny.settings_for(index))


def test_an_article_that_comes_back_is_indexed_again(tiny, corpus, index):
    whole = (corpus / "harbour.txt").read_bytes()
    run_build(tiny.job(corpus, index))
    with open_index(index, tiny.settings_for(index)):
        (corpus / "harbour.txt").unlink()
        run_build(tiny.job(corpus, index))
        (corpus / "harbour.txt").write_bytes(whole)
        assert not run_build(tiny.job(corpus, index)).unchanged
    assert _numbers(index) == [3, 2]
    with open_index(index, tiny.settings_for(index)) as opened:
        assert opened.search_words("boats", 9)
