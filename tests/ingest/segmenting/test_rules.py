"""One small page for each rule that is about a page's form rather than a lexicon's line."""

import time

from ingest.records import SegmentKind, SourceText
from ingest.segmenting import segment
from ingest.segmenting.contents import contents_indices
from ingest.segmenting.lexicon import Sign, line_key, load_lexicon
from ingest.segmenting.scripts import foreign_indices, language_of, script_of
from ingest.segmenting.timestamps import is_date
from ingest.segmenting.units import split_units

ARTICLE = """Council closes Mill Lane pool

Councillors voted on Tuesday night to close the Mill Lane pool at the end of June.

The vote was carried by 21 to 14 after a debate of almost three hours, the council said.
"""


def kinds(text: str) -> dict[str, SegmentKind]:
    """The kind of each line."""
    page = segment(SourceText("page", text, "utf-8", "given"))
    found = {}
    for part in page.segments:
        for line in text[part.start : part.end].splitlines():
            if line.strip():
                found[line.strip()] = part.kind
    return found


def test_lines_in_another_script_or_language_are_the_sites():
    found = kinds("Камский вестник\n" + ARTICLE + "Цены вырастут с 1 февраля\nPage trouvée\n")
    assert found["Камский вестник"] is SegmentKind.FURNITURE
    assert found["Цены вырастут с 1 февраля"] is SegmentKind.FURNITURE
    assert script_of("Фото: МЧС") == "cyrillic"
    assert language_of("Le contenu auquel vous accédez n'est plus ici") == "fr"
    assert language_of("Hundreds of farmers blocked the road") is None


def test_an_article_in_another_script_is_not_foreign_to_itself():
    text = (
        "Новости\n\nМост закрыли во вторник после того, как под лёд провалился грузовик с лесом.\n"
    )
    assert foreign_indices(split_units(text)) == frozenset()


def test_a_table_of_contents_comes_back_as_headings():
    text = "1 Background\n2 Failure\n3 Inquiry\n\n" + "\n\n".join(
        f"{heading}\nThe gates were made of oak in 1938 and had been due for replacement."
        for heading in ("Background", "Failure", "Inquiry")
    )
    assert contents_indices(split_units(text)) == {0, 1, 2}


def test_a_policy_below_the_comments_is_no_article():
    policy = (
        "Remarks that break the rules of conduct will be taken away by the desk in the morning."
    )
    found = kinds(
        f"{ARTICLE}\nRelated stories\nBus fares frozen\nMost read\nGoat elected\n{policy}\n"
    )
    assert found[policy] is SegmentKind.FURNITURE


def test_an_article_goes_on_below_a_list_of_stories():
    last = "Campaigners said that they would go to court over the pool."
    found = kinds(
        f"{ARTICLE}\nRelated stories\nBus fares frozen\nMost read\nGoat elected\n{last}\n"
    )
    assert found[last] is SegmentKind.ARTICLE


def test_comments_signed_below_keep_their_writers():
    text = (
        f"{ARTICLE}\nComments\n\nOne in ten! And who chooses them?\n"
        "Posted by: Shona | September 09, 2008 at 09:40 AM\n\nI dug a fair few of them myself.\n"
        "Posted by: ex-navvy | September 09, 2008 at 01:22 PM\n"
    )
    page = segment(SourceText("page", text, "utf-8", "given"))
    speakers = [s.speaker for s in page.segments if s.kind is SegmentKind.READER_COMMENT]
    assert speakers == ["Shona", "ex-navvy"]


def test_a_writers_signature_is_no_part_of_his_posts():
    post = (
        "Post by {} » Tue Jan 08, 2019 6:3{} pm\n{}\nWe all follow the Gas\n{}\nPosts: 12\nQuote\n"
    )
    text = "Board index\nPost Reply\n4 posts • Page 1 of 1\n" + "".join(
        post.format("Tom", at, words, "Tom")
        for at, words in enumerate(("I booked Wednesday off.", "You and me both, mate!"))
    )
    page = segment(SourceText("page", text, "utf-8", "given"))
    comments = [s for s in page.segments if s.kind is SegmentKind.READER_COMMENT]
    assert comments
    assert all("Gas" not in text[s.start : s.end] for s in comments)


def test_dates_in_other_languages_are_dates():
    assert is_date(line_key("15 января 2019, 17:40"))
    assert is_date(line_key("18.10.2018, 14:22 Uhr"))
    assert is_date(line_key("22/11/2017 a las 19:08 h."))
    assert not is_date(line_key("In May 2020 the talks began"))


def test_sentences_that_begin_like_a_notice_are_kept():
    signs = load_lexicon().signs
    for sentence in (
        "Together with his wife, he opened a bakery in the old town.",
        "This video has been seen by four million people in a week.",
        "Results were better than expected, the company said.",
    ):
        assert Sign.FURNITURE not in signs(line_key(sentence)), sentence


def test_time_grows_with_the_page_alone():
    def seconds(lines: int) -> float:
        text = ARTICLE + "Comments\nbob\n3 hours ago\nI think you are wrong.\n" * (lines // 4)
        best = float("inf")
        for _ in range(2):
            started = time.process_time()
            segment(SourceText("page", text, "utf-8", "given"))
            best = min(best, time.process_time() - started)
        return best

    seconds(400)
    assert seconds(32_000) < 12 * seconds(8_000)
