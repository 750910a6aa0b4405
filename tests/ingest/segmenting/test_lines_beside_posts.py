"""Lines that forums and comment systems put beside the words of their users."""

from ingest.records import SegmentKind, SourceText
from ingest.segmenting import segment

PROFILE = ("Senior Member", "Joined", "Mar 4, 2011", "Messages", "2,311", "Location")
ARTICLE = (
    "Ambry's only pool is closed",
    "4 May 2021",
    "The council of Ambry has closed its only swimming pool after a wall gave way on Monday.",
    "Engineers said that the wall had been cracked since the winter and that nobody was hurt.",
    "Comments",
)


def comments(*lines: str) -> list[tuple[str | None, str]]:
    text = "\n".join(lines) + "\n"
    return [
        (part.speaker, text[part.start : part.end])
        for part in segment(SourceText("page", text, "utf-8", "given")).segments
        if part.kind is SegmentKind.READER_COMMENT
    ]


def xenforo(*posts: tuple[str, str, str]) -> list[tuple[str | None, str]]:
    lines = ["Forums", "New posts", "Ambry pool is shut", "Thread starter", "bosun", "Tags", "pool"]
    for number, (name, place, words) in enumerate(posts, 1):
        lines += [name, *PROFILE, place, "May 4, 2021", f"#{number}", words, "Like", "Reply"]
    return comments(*lines)


def test_a_place_below_its_label_is_no_name_and_no_post():
    found = xenforo(
        ("bosun", "Hull, UK", "The pool is shut again, who is surprised by that?"),
        ("gull", "Galveston", "Not me, I saw the crack last winter."),
        ("tern", "Leith", "My aunt learned to swim there!"),
    )
    assert [name for name, _ in found] == ["bosun", "gull", "tern"]
    assert found[1][1] == "Not me, I saw the crack last winter."


def test_a_quotation_that_nobody_said_ends_a_post_as_a_motto():
    motto = '"He who swims alone drowns alone"'
    found = xenforo(
        ("bosun", "Hull, UK", "The pool is shut again, who is surprised by that?"),
        ("gull", "Galveston", f"Not me, I saw the crack last winter.\n{motto}"),
        ("tern", "Leith", 'I said it would happen.\n"who is surprised by that"'),
    )
    assert found[1][1] == "Not me, I saw the crack last winter."
    assert found[2][1].endswith('"who is surprised by that"')


def test_why_a_post_was_edited_is_not_said_in_it():
    posts = []
    for name in ("bosun", "gull", "tern"):
        posts += [name, "Sergeant", "Members", "2.7k", "Location:Leith", "Posted May 4, 2021", ""]
        posts += [f"I am {name} and I swam there for years.", ""]
        posts += [
            "Edited May 5, 2021 by bosun",
            "spelling of a street",
            "Quote",
            "Link to post",
            "",
        ]
    found = comments("Jump to content", "All Activity", "Recommended Posts", "", *posts)
    assert found == [
        (n, f"I am {n} and I swam there for years.") for n in ("bosun", "gull", "tern")
    ]


def test_the_name_below_a_signature_is_the_next_posts():
    posts = []
    for number, name in enumerate(("bosun", "gull", "tern")):
        posts += [name, "Full Member", f"Posts: {number}7", "Re: Ambry pool"]
        posts += [f"« Reply #{number} on: May 4, 2021, 07:51:12 PM »"]
        posts += [
            f"I am {name} and I swam there for years.",
            "Logged",
            f"Sow late, weep less, {name}.",
        ]
    found = comments("Pages: [1]", "Author Topic: Ambry pool (Read 18 times)", *posts, "Print")
    assert [name for name, _ in found] == ["bosun", "gull", "tern"]


def test_a_name_with_a_comma_and_an_answer_that_looks_like_a_name():
    found = comments(
        *ARTICLE,
        *(
            "Ann Beck",
            "4 May 2021 at 9:10 am",
            "I learned to swim there and I want it back!",
            "Reply",
        ),
        *("Grazier, Lower Pill", "4 May 2021 at 9:15 am", "So do I, and so do my cows.", "Reply"),
        *("Tom", "4 May 2021 at 9:20 am", "Well said.", "Reply"),
    )
    assert [name for name, _ in found] == ["Ann Beck", "Grazier, Lower Pill", "Tom"]
    assert found[2][1].endswith("Well said.")
