"""Forum topics and old pages as HTML: every post is kept, under its writer's name."""

from ingest.reading.limits import ReadingLimits
from ingest.reading.web import extract_html
from ingest.records import Page, SegmentKind, SourceText
from ingest.segmenting import segment

PHPBB = """<html><head><title>Cup replay moved - The Gasworks End</title></head><body id="phpbb">
<h1>The Gasworks End</h1><h2 class="topic-title">Cup replay moved</h2>
<div class="post"><dl class="postprofile"><dt><a class="username">TerraceTom</a></dt>
<dd>Posts: 4411</dd></dl><div class="postbody"><p class="author">Post by TerraceTom</p>
<div class="content">Anyone else see this on the club site?<br><br>Unbelievable.</div>
<div class="signature">We all follow the Gas</div></div></div>
<div class="post"><dl class="postprofile"><dt><a class="username">Hallam Harry</a></dt></dl>
<div class="postbody"><div class="content"><blockquote><cite>TerraceTom wrote:</cite>Unbelievable.
</blockquote>You'll need the whole week off.</div></div></div></body></html>"""

INVISION = """<html><head><title>Filling "in days" - RiverWatch</title>
<meta name="author" content="Wadi_man"></head><body><h1>Filling "in days"</h1>
<article class="cPost ipsComment"><aside class="cAuthorPane"><h3 class="cAuthorPane_author">Wadi_man
</h3></aside><div class="ipsComment_meta">Posted <time datetime="2020-07-11">July 11</time></div>
<div data-role="commentContent"><p>Irrigation: the filling of the Nahda reservoir begins</p>
<p>Wednesday, 8 July 2020, 11:05 PM</p><p>The Ministry of Irrigation confirmed, on Wednesday, that
the filling will begin within days and amount to 4.9 billion cubic meters, according to officials.
</p><p>The spokesman, Basim Al-Tarhuni, said in a statement that "the gates were tested".</p></div>
</article><article class="cPost ipsComment"><h3 class="cAuthorPane_author">siltmonger</h3>
<div data-role="commentContent"><p>In ONE season? Not with that rainfall.</p></div></article></body>
</html>"""

XENFORO = """<html><body><article class="message" data-author="deckhand59"><div
class="message-body"><div class="bbWrapper">Word on the pier is that she has been sold.</div></div>
</article><article class="message" data-author="Kyle"><div class="message-body"><div
class="bbWrapper">She'll look lovely in the sun.</div></div></article></body></html>"""

OLD_TABLES = """<html><body><table><tr><td><a href=1>Home</a> | <a href=2>News</a></td></tr><tr><td>
<font size="5">Wheat rust reaches Tashvan valley</font><br><i>by Gulnora Saidova</i><br>14 May 2006
<p>Stripe rust has been found on 6,000 hectares of wheat in the Tashvan valley, a third of its crop.
<p>The plant protection service said the fungus came with the warm rain of April.</td></tr></table>
</body></html>"""


def read(markup: str) -> Page:
    found = extract_html(markup, ReadingLimits())
    return segment(SourceText("page.html", found.text, "utf-8", "test", found.markup))


def comments(page: Page) -> list[tuple[str | None, str]]:
    return [
        (part.speaker, page.text.text[part.start : part.end])
        for part in page.segments
        if part.kind is SegmentKind.READER_COMMENT
    ]


def test_phpbb_posts_keep_their_writers_and_quotes():
    page = read(PHPBB)
    assert page.articles == ()
    assert comments(page) == [
        ("TerraceTom", "TerraceTom\nAnyone else see this on the club site?\nUnbelievable."),
        (
            "Hallam Harry",
            "Hallam Harry\nTerraceTom wrote:\nUnbelievable.\nYou'll need the whole week off.",
        ),
    ]


def test_a_report_in_a_post_is_an_article_and_its_poster_no_author():
    page = read(INVISION)
    (article,) = page.articles
    assert article.title == "Irrigation: the filling of the Nahda reservoir begins"
    assert article.author is None
    assert page.text.markup is not None
    assert page.text.markup.published is None
    assert comments(page) == [
        ("siltmonger", "siltmonger\nIn ONE season? Not with that rainfall."),
    ]


def test_xenforo_states_its_writers_in_an_attribute():
    assert [name for name, _ in comments(read(XENFORO))] == ["deckhand59", "Kyle"]


def test_a_layout_table_is_read_as_lines():
    page = read(OLD_TABLES)
    (article,) = page.articles
    assert article.title == "Wheat rust reaches Tashvan valley"
    assert article.author == "Gulnora Saidova"
    assert "|" not in page.text.text[article.start : article.end]
