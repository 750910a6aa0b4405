"""Comments and facts of HTML pages that no system's names mark."""

from ingest.reading.limits import ReadingLimits
from ingest.reading.web import extract_html
from ingest.records import SegmentKind

STORY = """<p>The council of Ambry has closed its only swimming pool after a wall gave way on Monday
night, and nobody can say when it will open again.</p><p>Engineers said that the wall had been
cracked since the winter of 2014, and that nobody was hurt when it fell into the water.</p>"""
LISTED = """<ol><li><p><b>wet_bob</b>, 12 March, 07.14</p><p>My brother built that wall.</p>
<ul><li><p><b>Ann P.</b> says:</p><p>Then he should hide.</p></li></ul></li>
<li><p><b>Oxley</b> (2 days ago)</p><p>Is the water for sale?</p><p><a>Reply</a></p></li></ol>"""


def read(body: str, head: str = "<title>Pool of Ambry closed</title>"):
    return extract_html(f"<html><head>{head}</head><body>{body}</body></html>", ReadingLimits())


def said(body: str) -> list[tuple[str | None, str]]:
    found = read(body)
    regions = [r for r in found.regions if r.kind is SegmentKind.READER_COMMENT]
    return [(r.speaker, found.text[r.start : r.end].partition("\n")[2]) for r in regions]


SAID = [
    ("wet_bob", "My brother built that wall."),
    ("Ann P.", "Then he should hide."),
    ("Oxley", "Is the water for sale?"),
]


def test_lists_below_a_heading_of_comments_are_comments():
    page = f"<h1>Pool of Ambry closed</h1>{STORY}<h3>What readers say (3)</h3>{LISTED}"
    assert said(f"<article>{page}</article>") == SAID
    assert "readers say" not in read(f"<article>{page}</article>").text


def test_lists_in_a_block_called_so_are_comments():
    block = f'<section class="responses comments"><h3>Three</h3>{LISTED}</section>'
    assert said(f"<article><h1>Pool of Ambry closed</h1>{STORY}</article>{block}") == SAID


def test_answers_to_answers_come_once_and_points_stay():
    inner = "<ul><li><p><b>Bea</b>, 3 March</p><p>No.</p></li></ul>"
    points = "<ul><li>It leaks.</li><li>It is old.</li></ul>"
    middle = f"<ul><li><p><b>Ann P.</b>, 2 March</p><p>Why?</p>{inner}</li></ul>"
    listed = f"<ol><li><p><b>wet_bob</b>, 1 March</p><p>Two things:</p>{points}{middle}</li></ol>"
    page = f"<article><h1>Pool of Ambry closed</h1>{STORY}</article><h3>Comments</h3>{listed}"
    assert said(page) == [
        ("wet_bob", "Two things:\nIt leaks.\nIt is old."),
        ("Ann P.", "Why?"),
        ("Bea", "No."),
    ]


def test_a_list_without_names_stays_where_it_is():
    points = "<ul><li>The pool is forty years old and leaks.</li><li>It is shut.</li></ul>"
    box = f'<div class="comments">{points}</div>'
    assert said(f"<article><h1>Pool of Ambry closed</h1>{STORY}{box}</article>") == []


def test_a_date_is_stated_or_unknown():
    assert read(f"<h1>Pool of Ambry closed</h1>{STORY}").published is None
    saved = f"<!-- saved on 29 May 2024 --><h1>Pool of Ambry closed</h1>{STORY}"
    assert read(saved).published is None
    told = '<meta property="article:published_time" content="2021-05-02T06:00:00Z">'
    assert read(f"<h1>Pool of Ambry closed</h1>{STORY}", told).published == "2021-05-02"


def test_the_site_is_named_beside_the_headline_in_the_title():
    for title in ("Pool of Ambry closed | Ambry Star", "Ambry Star - Pool of Ambry closed"):
        found = read(f"<h1>Pool of Ambry closed</h1>{STORY}", f"<title>{title}</title>")
        assert (found.title, found.publisher) == ("Pool of Ambry closed", "Ambry Star")


def test_a_title_that_is_the_sites_gives_way_to_the_headline():
    head = "<title>Radio Ambry International - English Service</title>"
    found = read(f"<h2>Pool of Ambry closed for ever</h2><p>Print it</p>{STORY}", head)
    assert found.title == "Pool of Ambry closed for ever"
    assert found.publisher == "Radio Ambry International"
    assert found.text.startswith("Pool of Ambry closed for ever")


def test_a_name_and_when_it_wrote_open_a_comment():
    listed = """<div class="cs"><div class="c"><b>wet_bob</b> wrote 1 hour ago:<br>My brother built
that wall.</div>
<div class="c"><b>Ann P.</b> posted 2 days ago<br>Then he should hide.</div></div>"""
    page = f"<h1>Pool of Ambry closed</h1>{STORY}<h3>2 comments</h3>{listed}"
    assert said(f"<article>{page}</article>") == [
        ("wet_bob", "My brother built that wall."),
        ("Ann P.", "Then he should hide."),
    ]
