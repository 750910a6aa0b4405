"""Locks, full disks, read-only folders, clocks: the conditions that a build may meet."""

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ingest.errors import IndexLocked, IndexUnavailable
from ingest.index import open_index
from ingest.index.build import run_build
from ingest.index.lock import builder_lock
from ingest.index.steps import BuildStep
from ingest.index.working_copy import WorkingCopy

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("tiny_build.py")


def _python(code, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{SCRIPT.parent}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


HOLD_LOCK = """
import sys, time
from pathlib import Path
from ingest.index.lock import builder_lock
with builder_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_builder_refuses_at_once_and_names_the_first(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    with _python(HOLD_LOCK, index) as holder:
        try:
            assert holder.stdout.readline() == "held\n"
            started = time.monotonic()
            with pytest.raises(IndexLocked, match=f"process {holder.pid} on .* since 20"):
                run_build(tiny.job(corpus, index))
            assert time.monotonic() - started < 1
            with open_index(index, tiny.settings_for(index)) as opened:
                assert opened.search_words("boats", 1)
        finally:
            holder.kill()
    (corpus / "harbour.txt").unlink()
    assert not run_build(tiny.job(corpus, index)).unchanged


def test_the_lock_is_dropped_after_an_error(index):
    with pytest.raises(ZeroDivisionError), builder_lock(index):
        raise ZeroDivisionError
    with builder_lock(index):
        pass


def test_a_failing_build_leaves_the_old_index_and_nothing_else(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    (corpus / "harbour.txt").unlink()

    def fail(step):
        if step is BuildStep.SEALED:
            raise OSError(28, "No space left on device")

    with pytest.raises(IndexUnavailable, match="full"):
        run_build(tiny.job(corpus, index, fail))
    assert [path.name[:10] for path in index.glob("*-*")] == ["gen-000001"]
    with open_index(index, tiny.settings_for(index)) as opened:
        assert opened.search_words("boats", 1)


def _small_disk(folder):
    folder.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if not mounted or mounted.returncode:
        pytest.skip("needs the right to mount a small file system")


def test_a_disk_too_small_is_refused_and_a_full_one_told(tiny, corpus, tmp_path):
    disk = tmp_path / "disk"
    _small_disk(disk)
    index = disk / "index"
    try:
        settings = tiny.settings_for(tmp_path / "x")
        run_build(tiny.job(corpus, index, settings=settings))
        filler = disk / "filler"
        with filler.open("wb") as file:
            file.write(b"\0" * (shutil.disk_usage(disk).free - 500_000))
        (corpus / "harbour.txt").unlink()
        with pytest.raises(IndexUnavailable, match="MB are free"):
            run_build(tiny.job(corpus, index, settings=settings))

        def fill(step):
            if step is BuildStep.STARTED:
                room = shutil.disk_usage(disk).free - 100_000
                filler.write_bytes(b"\0" * room)

        filler.unlink()
        with pytest.raises(IndexUnavailable, match=r"full|cannot be used"):
            run_build(tiny.job(corpus, index, fill, settings=settings))
        with open_index(index, settings) as opened:
            assert opened.search_words("boats", 1)
            assert opened.search_vectors(tiny.HashingEmbedder().query("boats"), 1)
        filler.unlink()
        assert not run_build(tiny.job(corpus, index, settings=settings)).unchanged
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def _make_read_only(folder):
    """Take away the right to write: by mode, or for root, who may do all, by a mount."""
    if os.getuid() != 0:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        return
    for options in (["--bind", str(folder)], ["-o", "remount,bind,ro"]):
        mounted = subprocess.run(["mount", *options, str(folder)], capture_output=True, check=False)
        if mounted.returncode:
            pytest.skip("root, and without the right to mount")


def _make_writable(folder):
    if os.getuid() == 0:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
    else:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_read_only_index_answers_and_a_build_names_it(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    (corpus / "harbour.txt").unlink()
    before = {path: path.stat().st_mtime_ns for path in index.rglob("*")}
    _make_read_only(index)
    try:
        with open_index(index, tiny.settings_for(index)) as opened:
            assert opened.search_vectors(tiny.HashingEmbedder().query("boats"), 2)
        with pytest.raises(IndexUnavailable, match="cannot be written") as refusal:
            run_build(tiny.job(corpus, index))
        assert str(index) in str(refusal.value)
        assert {path: path.stat().st_mtime_ns for path in index.rglob("*")} == before
    finally:
        _make_writable(index)


def test_times_of_change_play_no_part_in_the_hash(tiny, corpus, index):
    first = run_build(tiny.job(corpus, index))
    for path in corpus.iterdir():
        os.utime(path, (1, 1))
    assert run_build(tiny.job(corpus, index)).generation == first.generation
    with open_index(index, tiny.settings_for(index)) as opened:
        assert opened.corpus_changed(corpus) is None


def test_builds_under_questions_mix_no_generations(tiny, corpus, index):
    def write(number):
        for name in ("a", "b", "c"):
            (corpus / f"{name}.txt").write_text(f"# {name}\n\nEdition e{number} of {name}.\n")

    write(0)
    run_build(tiny.job(corpus, index))
    stop = threading.Event()
    failures = []
    answered = []

    def ask():
        vector = tiny.HashingEmbedder().query("edition")
        while not stop.is_set():
            try:
                with open_index(index, tiny.settings_for(index)) as opened:
                    passages = [i for i, _ in opened.search_vectors(vector, 99)]
                    words = set()
                    for passage in opened.passages(passages):
                        text = opened.source_text(passage.source)[passage.start : passage.end]
                        words |= {w for w in text.split() if w[0] == "e" and w[1:].isdigit()}
                    answered.append(len(words))
            except Exception as error:  # noqa: BLE001
                failures.append(error)
            time.sleep(0.1)

    asker = threading.Thread(target=ask)
    asker.start()
    try:
        for number in range(1, 5):
            write(number)
            run_build(tiny.job(corpus, index))
    finally:
        stop.set()
        asker.join()
    assert failures == []
    assert set(answered) == {1}


def test_pipes_links_and_devices_in_the_corpus_do_not_hang_a_build(tiny, corpus, index):
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "link.txt").symlink_to("/dev/zero")
    report = run_build(tiny.job(corpus, index))
    skipped = {file.source for file in report.files if file.skipped}
    assert {"pipe.txt", "link.txt"} <= skipped
    assert run_build(tiny.job(corpus, index)).unchanged


def test_a_working_copy_vanishes_with_its_reader_or_after_it_was_killed(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    folder = tmp_path / "chroma"
    folder.mkdir()
    (folder / "data").write_bytes(b"x")
    kept = WorkingCopy(folder)
    holder = kept.folder.parent
    (holder.parent / "left-by-a-killed-reader").mkdir()
    (holder.parent / "left-by-a-killed-reader" / "in-use").touch()
    WorkingCopy(folder).close()
    assert sorted(p.name for p in holder.parent.iterdir() if p.is_dir()) == [holder.name]
    kept.close()
    assert not holder.exists()
