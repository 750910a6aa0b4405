"""One small page for each layout whose rule looks at how its lines stand together."""

from datetime import date

from ingest.reader import read_pages
from ingest.records import Page, SegmentKind, SegmentRole, SourceText
from ingest.segmenting import segment
from ingest.segmenting.callings import calling_indices
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.live_updates import timed_headings, update_indices
from ingest.segmenting.menu_bars import bar_signs, is_menu_bar, is_navigation
from ingest.segmenting.numbered_posts import find_numbered_posts
from ingest.segmenting.several_posts import dated_posts, ruled_sections
from ingest.segmenting.units import split_units

FIRST = "The council of Ambry has closed its only swimming pool after a wall gave way on Monday."
SECOND = "Engineers said that the wall had been cracked since the winter and that nobody was hurt."
THIRD = "A harbour pilot was given a medal on Tuesday for bringing in a ship without its engines."


def read(text: str) -> Page:
    return segment(SourceText("page", text, "utf-8", "given"))


def comments(page: Page) -> list[tuple[str | None, str]]:
    text = page.text.text
    own = (s for s in page.segments if s.kind is SegmentKind.READER_COMMENT)
    return [(s.speaker, text[s.start : s.end]) for s in own]


def test_wide_gaps_make_a_menu_and_bars_say_what_their_entries_say():
    assert is_menu_bar("Home   Council   What's on   Letters")
    assert not is_menu_bar("Rovers   2   Wanderers   1")
    assert not is_menu_bar("He came.  He saw.  He left.")
    assert bar_signs("Comments (12)   Sort by: oldest") == {Sign.COMMENTS}
    assert bar_signs("Pool shut   Share") == frozenset()
    assert is_navigation("About | Membership | Contact")
    assert not is_navigation("Share | Tweet | Print")


def test_what_stands_above_the_menu_is_the_sites_name():
    page = read(
        "Ambry Swimming Club\nAbout | Membership | Events\nWhy the pool of Ambry was closed\n"
        f"4 May 2021\n{FIRST}\n{SECOND}\n"
    )
    assert [article.title for article in page.articles] == ["Why the pool of Ambry was closed"]


def test_posts_of_a_blog_stand_below_their_days():
    text = f"Home\nSunday, 2 May 2021\nThe pool\n{FIRST}\n{SECOND}\nPosted by Ann\nLabels: pool\n"
    text += f"Monday, 3 May 2021\nThe pilot\n{THIRD}\n{SECOND}\nPosted by Ann\nLabels: sea\n"
    assert len(dated_posts(split_units(text))) == 2
    assert [article.title for article in read(text).articles] == ["The pool", "The pilot"]


def test_sections_of_a_newsletter_stand_below_rules():
    sections = (("THE POOL", FIRST), ("THE WALL", SECOND), ("THE PILOT", THIRD))
    text = "Dear friends\n" + "".join(f"* * *\n{head}\n{body}\n" for head, body in sections)
    assert len(ruled_sections(split_units(text))) == 3
    assert [article.title for article in read(text).articles] == [head for head, _ in sections]
    story = f"{FIRST}\n* * *\n{SECOND}\n* * *\n{THIRD}\n"
    assert ruled_sections(split_units(story)) == []


def test_two_pieces_of_a_newsletter_are_articles_of_its_day_and_letters_are_none():
    text = (
        "View this email in your browser\nTHE LEE SIDE\nIssue 12 - Sunday 2 May 2021\n---\n"
        f"What became of the pool?\n{FIRST}\n{SECOND}\n---\n"
        f"The pilot\nFrom our desk\n{THIRD}\n---\n"
        "FROM THE POSTBAG\nAnn, Ambry, writes: I always said that the wall of the pool would go.\n"
        "---\nUnsubscribe\n"
    )
    page = read_pages([SourceText("page", text, "utf-8", "given")]).pages[0]
    assert [article.title for article in page.articles] == ["What became of the pool?", "The pilot"]
    assert {article.published.value for article in page.articles} == {date(2021, 5, 2)}
    assert all("Ann, Ambry" not in text[a.start : a.end] for a in page.articles)


def test_numbered_lines_open_the_posts_of_a_board():
    text = (
        "Board > Ambry\nPool thread\n#7   ann_p   [Member]   05-02-2021  07:50\n"
        "From our paper:\n\nPool of Ambry closed\n\nAmbry Star\n2 May 2021\nBy Ines Vale\n\n"
        f"{FIRST}\n\n{SECOND}\n\n“It was the frost,” the mayor, Olaf Rusk, told reporters.\n\n"
        f"{THIRD}\n\n"
        "#8   wet_bob   05-02-2021  08:31\nMy brother built that wall.\n\n"
        "#9   ann_p   [Member]   05-03-2021  09:00\nThen he should hide.\n\nReply   Quote\n"
    )
    page = read(text)
    assert [article.title for article in page.articles] == ["Pool of Ambry closed"]
    assert [name for name, _ in comments(page)] == ["ann_p", "wet_bob", "ann_p"]
    unnumbered = text.replace("#8 ", "#18 ").replace("#9 ", "#39 ")
    assert find_numbered_posts(split_units(unnumbered)) == ()


def test_updates_of_a_live_report_open_no_article():
    text = f"14:05 Pool shut\n{FIRST}\n13:30 Wall cracked\n{SECOND}\n12:00 Pilot\n{THIRD}\n"
    assert update_indices(split_units(text)) == {0, 2, 4}
    alone = f"14:05\nIn pictures: the wall\n{FIRST}\n13:30\nThe pilot\n{THIRD}\n12:00\n{SECOND}\n"
    assert timed_headings(split_units(alone)) == {1, 4}


def test_writers_are_found_above_their_callings():
    text = (
        "Ana Brito\nPool attendant for nine years\n· 4y\nIt was the frost that did it.\n"
        "Dele Ojo\nFormer mason\n· 2y\nNobody repointed the north side, ever.\n"
    )
    units = split_units(text)
    assert calling_indices(units, 0) == {1, 5}
    assert calling_indices(units[:4], 0) == frozenset()


def test_a_forums_own_fields_and_signatures_are_no_posts():
    post = "{}\nMembers\n  312\nBoat: Blue Sloop\nPosted March {}, 2021\n{}\nQuote\n{}\nShare\n"
    text = "Recommended Posts\n" + "".join(
        post.format(name, day, words, sign)
        for name, day, words, sign in (
            ("tern", 4, "Is the pool shut for good, does anyone know?", "If it floats, it leaks."),
            ("heron", 5, "The wall is down, so I should think so.", "Never on a Friday."),
            ("coot", 6, "They will sell the land, you wait and see.", "Feathers and oars."),
        )
    )
    assert [speaker for speaker, _ in comments(read(text))] == ["tern", "heron", "coot"]
    assert not any("leaks" in words or "Sloop" in words for _, words in comments(read(text)))


def test_a_report_pasted_below_a_posters_words_begins_at_its_headline():
    text = (
        "Board index\n2 posts • Page 1 of 1\ntern\nPosts: 12\nJoined: 4 May 2011\n"
        "Post by tern » Tue May 04, 2021 8:02 am\nI copied this out for those who can't pay.\n"
        f"Pool of Ambry closed after wall gives way\n3 May 2021\nBy Ann Roe\n{FIRST}\n{SECOND}\n"
        "The council said that it would open again in June.\nTop\n"
    )
    page = read(text)
    (article,) = page.articles
    assert article.title == "Pool of Ambry closed after wall gives way"
    assert [words.splitlines()[-1] for _, words in comments(page)] == [
        "I copied this out for those who can't pay."
    ]


def test_a_caption_stands_below_its_label_and_is_no_headline():
    page = read(
        "Pool of Ambry closed after wall gives way\nImage caption,\nThe pool before the wall fell\n"
        f"By Ann Roe\n{FIRST}\n{SECOND}\n"
    )
    roles = {page.text.text[s.start : s.end]: s.role for s in page.segments}
    assert roles["Pool of Ambry closed after wall gives way"] is SegmentRole.HEADLINE
    assert not any("before the wall" in words for words, r in roles.items() if r == "body")


def test_a_dateline_opens_no_comments():
    text = (
        "“I would swim there again”\nThe keeper of the pool of Ambry talks about the wall, and why "
        "he stays.\nAmbry, 21 May 2021\nI was there when it fell. Was I afraid? You bet I was!\n"
        "What would you say to them?\nI would say: my pool, my wall, and you can't have it.\n"
    )
    assert comments(read(text)) == []


def test_an_interview_is_called_by_what_was_said():
    text = (
        "THE LONG TABLE\nA magazine of conversations\nCurrent issue   Back issues   Shop\n\n"
        "You are reading one of your two free conversations this month.\n\nIssue 41, May 2021\n\n"
        "“I never learned to swim”\n\n"
        "Ida Roe, until lately mayor of Ambry, talks to Piet Holm about the pool and its wall\n\n"
        f"{FIRST}\n\nAnd what did you do then?\n\nI went home and read the papers of the council.\n"
    )
    assert read(text).articles[0].title == "“I never learned to swim”"


def test_a_newsletters_section_may_have_a_name_above_its_title():
    text = (
        "You are receiving this because you are a member.\nView this letter in your browser.\n"
        f"-----\nWHO WILL MEND THE WALL?\nIda Roe, editor\n{FIRST}\n{SECOND}\n-----\n"
        "FROM THE HOME PRESS\n(Our translator is ill. Please be kind.)\n"
        f"In the harbour a ship came in again\n{THIRD}\n-----\n"
        "NOTICES\nThe soup evening is on Thursday at seven in the hall behind the church.\n"
        "-----\nUnsubscribe\n"
    )
    page = read(text)
    assert [article.title for article in page.articles] == [
        "WHO WILL MEND THE WALL?",
        "In the harbour a ship came in again",
    ]
    articles = (s for s in page.segments if s.kind is SegmentKind.ARTICLE)
    told = " ".join(text[s.start : s.end] for s in articles)
    assert "soup" not in told
    assert "translator" not in told


def test_headings_of_other_stories_in_a_wrapped_text_are_no_paragraph():
    text = (
        "Ambry closes its pool\n\n4 May 2021\n\n"
        "The council of Ambry has closed its only swimming pool\n"
        "after a wall gave way on Monday night, and nobody can\nsay when it will open again.\n\n"
        "Engineers said that the wall had been cracked since the\n"
        "winter and that nobody was hurt.\n\n"
        "Also on this wire:\nPILOT12 Harbour pilot given medal for ship without engines\n"
        "PILOT11 Ferry strike enters fifth day, 12,000 stranded\n"
    )
    page = read(text)
    articles = (s for s in page.segments if s.kind is SegmentKind.ARTICLE)
    assert all("PILOT12" not in text[s.start : s.end] for s in articles)


def test_a_newsletter_may_end_with_a_section_s_name_and_a_title():
    text = (
        "View this email in your browser\nUnsubscribe\n-----\n"
        f"What became of the pool?\n{FIRST}\n-----\nFROM THE PRESS\nIn the harbour a ship came in"
    )
    assert read(text).text.text == text
