"""Pages are read as ingestion reads them, with real reading and small folders."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.reader import read_pages
from ingest.reading import read_corpus
from ingest.records import Page, SkippedFile
from ui.cli.context import with_context
from ui.cli.page_reading import read_inspected
from ui.cli.page_record import page_record

BRIDGE = """Harbour bridge reopens after repairs

OSLO, March 3, 2021 – The harbour bridge reopened on Wednesday after eleven weeks of repairs, the
city council said.

Engineer Kari Nordmann said that the repairs cost 4.2 million kroner and were finished early.
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02" * 500)
    return tmp_path


def inspected(folder, *names):
    return list(read_inspected([with_context(folder / name, folder) for name in names]))


def test_files_come_back_in_the_order_given(folder):
    read = inspected(folder, "c.txt", "a.txt", "missing.txt", "b.txt")
    assert [type(entry) for entry in read] == [SkippedFile, Page, SkippedFile, Page]


def test_an_article_that_the_index_holds_once_is_whole_in_both_files(folder):
    first, second = map(page_record, inspected(folder, "a.txt", "b.txt"))
    assert first["segments"] == second["segments"]
    assert first["segments"][0]["title"] == "Harbour bridge reopens after repairs"


def test_one_file_reads_as_it_does_among_all(seeds):
    texts = [entry for entry in read_corpus(seeds) if not isinstance(entry, SkippedFile)]
    pages = read_pages(texts).pages
    page = pages[1]
    (alone,) = read_inspected([with_context(seeds / page.text.source, seeds)])
    assert alone == page


def test_the_segments_of_every_seed_leave_only_white_space_between(seeds):
    files = sorted(seeds.glob("*.txt"))
    for page in read_inspected([with_context(path, seeds) for path in files]):
        assert_only_white_space_between(page)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Log in", "Reply", "Posted by ann", "3 March 2021", "The mayor said so on Monday.", ""]
        )
        | st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40),
        max_size=12,
    )
)
def test_the_segments_of_any_text_leave_only_white_space_between(tmp_path, lines):
    path = tmp_path / "any.txt"
    path.write_bytes("\n".join(lines).encode("utf-8"))
    (page,) = read_inspected([with_context(path, tmp_path)])
    if isinstance(page, Page):
        assert_only_white_space_between(page)


def assert_only_white_space_between(page):
    text, end = page.text.text, 0
    for segment in page_record(page)["segments"]:
        assert text[end : segment["start"]].strip() == ""
        assert segment["start"] < segment["end"]
        end = segment["end"]
    assert text[end:].strip() == ""
