"""Names that look alike beside those of the seeds, and must stay apart."""

from pathlib import Path

import pytest

from ingest.names import NameTable, learn_names
from ingest.records import Article, Page, Segment, SegmentKind, SegmentRole, SourceText
from ingest.segmenting import segment

SEEDS = Path(__file__).parents[3] / "seeds"
OTHERS = (
    "Consultants of McKinsey & Company have told the state railway to close forty stations. "
    "McKinsey advised the same in 2010, said the transport minister, Pierre Lenoir.",
    "Kosovo President Hashim Thaci resigned. Thaci denied the charges. Former Defense Minister "
    "Sultan Hashim Ahmad died in prison. In Amman, the historian Hashim al-Tamimi spoke.",
    "President George W. Bush met reporters. Bush said that taxes would fall. His father, "
    "George H. W. Bush, was president from 1989 to 1993.",
    "Syrian President Bashar al-Assad opened a school in Damascus. Assad gave a speech.",
)


def page(number: int, text: str) -> Page:
    source = f"other{number}.txt"
    return Page(
        SourceText(source, text, "utf-8", "given"),
        (Segment(SegmentKind.ARTICLE, SegmentRole.BODY, 0, len(text), 0),),
        (Article(f"other{number}", source, 0, len(text)),),
    )


@pytest.fixture(scope="module")
def table() -> NameTable:
    seeds = [
        segment(SourceText(path.name, path.read_text("utf-8"), "utf-8", "valid UTF-8"))
        for path in sorted(SEEDS.glob("0*.txt"))
    ]
    return learn_names([*seeds, *(page(number, text) for number, text in enumerate(OTHERS))])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kenneth McKinsey", "McKinsey & Company"),
        ("McKenzie", "McKinsey & Company"),
        ("Hisham al-Hashemi", "Hashim Thaci"),
        ("Hisham al-Hashemi", "Sultan Hashim Ahmad"),
        ("Hisham al-Hashemi", "Hashim al-Tamimi"),
        ("George W. Bush", "George H. W. Bush"),
        ("Bashar al-Assad", "al-Asad"),
        ("Mark Esper", "Mark Milley"),
    ],
)
def test_apart(table, first, second):
    assert table.entry_of(first) is not None
    assert not table.same(first, second)


@pytest.mark.parametrize(
    ("form", "bearers"),
    [
        ("Bush", {"George W. Bush", "George H. W. Bush"}),
        ("McKinsey", {"Kenneth F. McKenzie", "McKinsey & Company"}),
    ],
)
def test_a_shared_name_tells_whose_it_may_be(table, form, bearers):
    entry = table.entry_of(form)
    assert {table.entries[number].canonical for number in entry.may_be} == bearers


def test_the_general_stays_one(table):
    assert table.same("Kenneth McKinsey", "Frank Mackenzie")


def commented(text: str) -> Page:
    """A page of an article in one line, with a reader's comment in the next."""
    end = text.index("\n")
    return Page(
        SourceText("c.txt", text, "utf-8", "given"),
        (
            Segment(SegmentKind.ARTICLE, SegmentRole.BODY, 0, end, 0),
            Segment(SegmentKind.READER_COMMENT, SegmentRole.COMMENT, end + 1, len(text), 0),
        ),
        (Article("c", "c.txt", 0, end),),
    )


def test_comments_add_mentions_but_join_nothing():
    text = "Minister Omar Talib spoke.\nMinister Omar Taleb is a crook, like Omar Talib."
    table = learn_names([commented(text)])
    assert not table.same("Omar Talib", "Omar Taleb")
    assert table.entry_of("Omar Taleb").articles == ()
    assert table.entry_of("Omar Talib").count == 2


def test_a_surname_that_only_readers_use_is_the_one_person_s_of_that_surname():
    text = "Minister Omar Talib spoke. Ana Brok listened.\nTalib is a crook and Brok too."
    table = learn_names([commented(text)])
    assert table.entry_of("Talib").canonical == "Omar Talib"
