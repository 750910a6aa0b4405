"""Claims that fact checks judge, and what people add to what they post."""

from ingest.records import SegmentKind, SourceText
from ingest.segmenting import segment
from ingest.segmenting.claims import NO_BOX, claim_box
from ingest.segmenting.footnotes import source_list_indices
from ingest.segmenting.hashtags import hashtag_indices
from ingest.segmenting.reposts import is_afterword
from ingest.segmenting.units import split_units

CLAIM = "The council of Ambry has sold its swimming pool to a circus."
FIRST = (
    "A post that was shared 4,000 times this week says that a circus has bought the pool of Ambry "
    "and that its elephants will bathe there, which the council denied."
)
SECOND = (
    "The pool was closed on Monday when a wall gave way, and the council said that it would vote "
    "on Friday whether the wall is built up again, as engineers had asked it to."
)


def box_of(*lines: str) -> tuple[list[str], ...]:
    """The lines of the box that state claim and verdict, and those of pictures."""
    units = split_units("\n".join(lines) + "\n")
    box = claim_box(units)
    found = ([units[i].text for i in sorted(part)] for part in (box.stated, box.pictures))
    return tuple(found)


def test_a_claim_stated_on_a_day_has_its_rating_below_the_picture():
    head = "stated on May 6, 2021 in a Facebook post:"
    stated, pictures = box_of(
        head, CLAIM, "Image: meter-mostly-false", "mostly-false", FIRST, SECOND
    )
    assert stated == [head, CLAIM, "mostly-false"]
    assert pictures == ["Image: meter-mostly-false"]


def test_a_claim_below_its_label_has_the_verdict_below_another():
    lines = ("Claim:", CLAIM, "Rating:", "False", FIRST, SECOND)
    assert box_of("No circus has bought Ambry's pool", *lines) == (list(lines[:4]), [])
    words = "Nothing was sold. The pool is shut since a wall gave way."
    verdict = ("What was claimed", CLAIM, "Our verdict", words)
    assert box_of(*verdict, FIRST, SECOND) == (list(verdict), [])


def test_a_list_of_claims_and_a_lone_label_are_no_box():
    stated = ("stated on May 6, 2021 in a post:", CLAIM, "False")
    assert claim_box(split_units("\n".join((*stated, *stated, *stated)))) is NO_BOX
    assert box_of("Claim", CLAIM, FIRST, SECOND) == ([], [])


def test_claim_verdict_and_sources_are_the_articles_and_the_appeal_is_the_sites():
    sources = ("Facebook post, May 6, 2021", "Interview with Una Reay, Ambry council, May 7, 2021")
    lines = (
        *("Speak up for the facts!", "Our agenda is the truth. We need your help.", "Join Now"),
        *("stated on May 6, 2021 in a post:", CLAIM, "False", "By Ida Roe", "May 8, 2021"),
        *("No, Ambry’s pool was not sold to a circus", FIRST, SECOND, "Our Sources", *sources),
    )
    text = "\n".join(lines) + "\n"
    page = segment(SourceText("page", text, "utf-8", "given"))
    assert [article.title for article in page.articles] == [lines[8]]
    own = [s for s in page.segments if s.kind is SegmentKind.ARTICLE]
    kept = [line for s in own for line in text[s.start : s.end].split("\n")]
    assert kept == list(lines[3:])


def test_a_fact_check_rates_the_claim_in_words_and_a_menu_names_the_site():
    rated = "This article is our work. We rated this claim false as nothing of it is so, you see."
    lines = (
        *("Plain Fact", "About", "Ask Plain Fact", "Ambry’s pool was never sold", "14 June 2023"),
        *("What was claimed", CLAIM, "Our verdict", "Incorrect.", FIRST, SECOND),
        *(
            "Honesty in public debate matters",
            "Donate today",
            rated,
            "© 2023 Plain Fact. Thanks to all.",
        ),
    )
    text = "\n".join(lines) + "\n"
    page = segment(SourceText("page", text, "utf-8", "given"))
    assert [article.title for article in page.articles] == ["Ambry’s pool was never sold"]
    own = [s for s in page.segments if s.kind is SegmentKind.ARTICLE]
    assert text[own[-1].start : own[-1].end] == rated


def test_only_lines_with_a_year_an_address_or_an_interview_are_sources():
    units = split_units(
        "Sources\nReview, Ambry's water, 4 May 2021\nhttps://ambry.example/pool\nMost read\n"
        "Sources\nBus fares frozen\nGoat elected in 2021\n"
    )
    assert source_list_indices(units) == {0, 1, 2}


def test_hashtags_straight_below_a_post_are_the_writers():
    units = split_units("#pools #ambry\nhashtag#walls hashtag#water\nLike\n#other\n")
    assert hashtag_indices(units, range(len(units)), None) == range(2)
    assert hashtag_indices(units, range(len(units)), 0) == range(0)
    assert hashtag_indices(units, range(2, len(units)), None) == range(2, 2)


def test_a_line_in_the_present_below_a_report_in_the_past_is_an_afterword():
    last, quoted, past = split_units(
        "The buyer was my cousin. It is in his barn: it has two wheels and is for sale.\n"
        "“It is in the barn and it has two wheels,” Reay said of what is left.\n"
        "The buyer was never found, and the barn burned down in the winter of that year.\n"
    )
    report = split_units(
        "A circus bought the pool of Ambry in May, and its elephants bathed there for a week.\n"
        "The council said that it had not been told of the sale, and sent a bill for the water.\n"
    )
    assert is_afterword(last, report)
    assert not is_afterword(quoted, report)
    assert not is_afterword(past, report)
    assert not is_afterword(last, [*report, last])


def test_a_post_on_a_network_keeps_its_writer_and_its_readers_callings():
    lines = (
        *("View Ida Roe’s graphic link", "Ida Roe", "Premium • 3rd+", "Keeper of Ambry's pool"),
        *("1mo • Edited •", FIRST, SECOND, "Measure less.", "hashtag#pools hashtag#ambry", "Like"),
        *("Current selected sort order is Most relevant", "View Una Reay’s graphic link"),
        *("Una Reay", "• 2nd", "Head of Sluices, MBA", "3w (edited)", "I swam there for years!"),
        *("Like", "Reply"),
    )
    text = "\n".join(lines) + "\n"
    page = segment(SourceText("page", text, "utf-8", "given"))
    (article,) = page.articles
    assert (article.title, article.author) == (None, "Ida Roe")
    own = [s for s in page.segments if s.kind is SegmentKind.ARTICLE]
    kept = [line for s in own for line in text[s.start : s.end].split("\n")]
    assert kept == [lines[1], *lines[4:9]]
    (comment,) = (s for s in page.segments if s.kind is SegmentKind.READER_COMMENT)
    assert comment.speaker == "Una Reay"
    assert text[comment.start : comment.end] == "\n".join(lines[12:17])


def test_a_time_that_says_published_opens_no_comment():
    lines = ("Ambry’s pool is shut", "Una Reay", "Published May 4, 2021", FIRST, SECOND, "Reply")
    text = "\n".join((lines[0], FIRST, *lines[1:])) + "\n"
    page = segment(SourceText("page", text, "utf-8", "given"))
    assert SegmentKind.READER_COMMENT not in {s.kind for s in page.segments}


def test_what_a_program_answered_is_no_readers_comment():
    answers = []
    for name, calling in (("Ann Beck", "Geographer"), ("Tom Ode", "Bot"), ("Una Reay", "Retired")):
        answers += [f"Profile photo for {name}", name, calling, "· 2y"]
        answers += [f"{calling}s say that the pool was never sold, as far as I know.", "Upvote"]
    lines = ("Quora", "All related (12)", "Was the pool of Ambry sold?", *answers)
    text = "\n".join((*lines, "View 3 other answers to this question")) + "\n"
    page = segment(SourceText("page", text, "utf-8", "given"))
    comments = [s for s in page.segments if s.kind is SegmentKind.READER_COMMENT]
    assert [s.speaker for s in comments] == ["Ann Beck", "Una Reay"]
