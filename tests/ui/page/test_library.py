"""Adding, removing and undoing on a collection of files, with a build that tells and may fail."""

import time
import weakref
from html import unescape

import pytest

from ingest.errors import IndexLocked
from ingest.index.report import BuildReport, FileReport
from ui.page.engines import EngineSource
from ui.page.library import BUSY, Library
from ui.page.library_view import MOST_UNREAD, draw_job, draw_unread
from ui.page.shelving import Offered

LIMIT = 1_000


class Building:
    def __init__(self, corpus) -> None:
        self.corpus = corpus
        self.fails = False
        self.wait = 0.0

    def __call__(self, tell) -> BuildReport:
        tell("embedding", 1, 4)
        time.sleep(self.wait)
        if self.fails:
            raise IndexLocked("Another process is building this index.")
        files = sorted(path for path in self.corpus.rglob("*") if path.is_file())
        reports = tuple(
            FileReport(
                source=path.relative_to(self.corpus).as_posix(),
                articles=1,
                comments=2,
                furniture_lines=3,
            )
            for path in files
        )
        return BuildReport(
            generation="g",
            unchanged=False,
            files=reports,
            passages=1,
            sentences=1,
            reused=0,
            seconds=0.1,
        )


@pytest.fixture
def shelf(tmp_path, fakes):
    (tmp_path / "corpus").mkdir()
    building = Building(tmp_path / "corpus")
    library = Library(
        EngineSource(fakes.FakeEngine), tmp_path / "corpus", tmp_path / "index", building
    )
    return library, building, tmp_path


def done(job):
    until = time.monotonic() + 10
    while not job.state.done and time.monotonic() < until:
        time.sleep(0.01)
    assert job.state.done
    return job.state


def offer(folder, name, content=b"An article about a bridge."):
    path = folder / f"offered-{abs(hash(name))}"
    path.write_bytes(content)
    return Offered(name, path)


def test_files_are_taken_told_and_answered_from(shelf):
    library, _, folder = shelf
    before = library.engines.current()
    state = done(library.add([offer(folder, "../Big Bridge.txt")], LIMIT))
    assert state.trouble is None
    (source,) = library.files.sources()
    assert source.startswith("added/Big-Bridge-")
    assert library.engines.current() is not before
    drawn = draw_job(state)
    assert "1 article read, 2 reader comments, 3 lines of menus" in drawn


def test_an_engine_that_was_replaced_leaves_the_memory(tmp_path, fakes):
    class Holding(fakes.FakeEngine):
        """An engine that only the collector can free, since it holds itself."""

        def __init__(self) -> None:
            super().__init__()
            self.itself = self

    (tmp_path / "corpus").mkdir()
    corpus = tmp_path / "corpus"
    library = Library(EngineSource(Holding), corpus, tmp_path / "index", Building(corpus))
    done(library.add([offer(tmp_path, "a.txt")], LIMIT))
    first = weakref.ref(library.engines.current())
    done(library.add([offer(tmp_path, "b.txt", b"An article about a ferry.")], LIMIT))
    assert first() is None


def test_what_is_refused_is_told_and_nothing_is_kept(shelf):
    library, _, folder = shelf
    offered = [
        offer(folder, "big.txt", b"x" * (LIMIT + 1)),
        offer(folder, "program.exe"),
        offer(folder, "empty.txt", b""),
    ]
    state = done(library.add(offered, LIMIT))
    assert [bool(one.refused) for one in state.outcomes] == [True, True, True]
    assert library.files.sources() == []
    assert "Nothing was added" in draw_job(state)


def test_the_same_file_twice_is_told(shelf):
    library, _, folder = shelf
    done(library.add([offer(folder, "a.txt")], LIMIT))
    state = done(library.add([offer(folder, "a.txt")], LIMIT))
    assert state.outcomes[0].refused == "It is in the collection already."


def test_a_failed_build_leaves_everything_as_it_was(shelf):
    library, building, folder = shelf
    before = library.engines.current()
    building.fails = True
    state = done(library.add([offer(folder, "a.txt")], LIMIT))
    assert "as it was before" in state.trouble
    assert library.files.sources() == []
    assert library.engines.current() is before


def test_removal_and_undo(shelf):
    library, _, folder = shelf
    done(library.add([offer(folder, "a.txt")], LIMIT))
    (source,) = library.files.sources()
    removed = done(library.remove(source))
    assert (removed.removed, library.files.sources()) == (source, [])
    done(library.restore(source))
    assert library.files.sources() == [source]


@pytest.mark.parametrize("source", ["../corpus.txt", "seed.txt", "added/none.txt", ""])
def test_only_added_files_can_be_removed(shelf, source):
    library, _, folder = shelf
    (folder / "corpus" / "seed.txt").write_text("the owner's own")
    assert done(library.remove(source)).trouble
    assert (folder / "corpus" / "seed.txt").exists()


def test_one_change_at_a_time(shelf):
    library, building, folder = shelf
    building.wait = 0.3
    first = library.add([offer(folder, "a.txt")], LIMIT)
    assert done(library.add([offer(folder, "b.txt")], LIMIT)).trouble == BUSY
    assert done(first).trouble is None


def test_files_of_the_folder_that_were_not_read_are_listed():
    read = FileReport(source="a.txt", articles=1)
    pipe = FileReport(source="<b>pipe</b>", skipped="It is a named pipe, not a file.")
    assert draw_unread([read]) == ""
    drawn = draw_unread([read, pipe])
    assert "<b>" not in drawn
    shown = unescape(drawn)
    assert "1 file was not read:" in shown
    assert "<b>pipe</b></bdi>: It is a named pipe, not a file." in shown
    many = draw_unread([pipe] * (MOST_UNREAD + 7))
    assert many.count("named pipe") == MOST_UNREAD
    assert "and 7 more" in many
