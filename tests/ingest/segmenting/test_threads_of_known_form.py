"""Chats, e-mails, questions with answers and channels: pages with a form of their own."""

import pytest

from ingest.records import Page, SegmentKind, SourceText
from ingest.segmenting import segment
from ingest.segmenting.letters import letter_indices
from ingest.segmenting.mail_quotes import without_quote_signs
from ingest.segmenting.message_heads import message_heads
from ingest.segmenting.units import split_units

REPORT = """Ferry runs aground off Skell

By Ann Roe
3 May 2021

A ferry with 40 people on board ran aground off Skell on Monday, the coastguard said.

Nobody was hurt, according to a spokesman. "We waited for the tide," Captain Jo Finn said.
"""


def read(text: str) -> Page:
    return segment(SourceText("page", text, "utf-8", "given"))


def comments(page: Page) -> list[tuple[str | None, str]]:
    text = page.text.text
    return [
        (part.speaker, text[part.start : part.end])
        for part in page.segments
        if part.kind is SegmentKind.READER_COMMENT
    ]


CHATS = {
    "WhatsApp on Android": "1/2/22, 09:14 - Ann: Hi\n1/2/22, 09:15 - Bo: Hi\n1/2/22, 9:16 - Ann: o",
    "WhatsApp on the iPhone": (
        "[01/02/2022, 9:14:05] Ann: Hi\n[01/02/2022, 9:14:09] Bo: Hi\n[01/02/2022, 9:15:00] Ann: o"
    ),
    "Telegram": (
        "Ann, [12.03.2022 09:14]\nHi\nBo, [12.03.2022 09:15]\nHi\nAnn, [12.03.2022 09:16]\nBye"
    ),
    "IRC": "[09:14] <Ann> hi\n[09:15] <@Bo> hi\n[09:16] <Ann> bye",
    "Discord": (
        "Ann — 03/12/2022 9:14 AM\nHi\nBo — Today at 9:15 AM\nHi\nAnn — Today at 9:16 AM\nBye"
    ),
}


@pytest.mark.parametrize("program", CHATS)
def test_heads_of_messages_in_the_forms_of_chat_programs(program: str) -> None:
    assert [head.name for head in message_heads(CHATS[program])] == ["Ann", "Bo", "Ann"]
    assert [name for name, _ in comments(read(CHATS[program]))] == ["Ann", "Bo", "Ann"]


def test_times_in_prose_are_no_chat() -> None:
    text = "\n".join(
        f"On 1/2/22, 09:1{n} - a Tuesday: the sea rose and fell again." for n in range(6)
    )
    assert message_heads(text) == ()
    assert message_heads("[09:14] Host: welcome\n[09:15] Guest: thank you\n[09:16] Host: so") == ()


def test_a_report_pasted_into_a_chat_is_an_article() -> None:
    page = read(
        f"1/2/22, 09:14 - Ann: Seen this?\n1/2/22, 09:15 - Ann: \n{REPORT}\n"
        "1/2/22, 09:16 - Bo: No!\n1/2/22, 09:17 - Ann: <Media omitted>\n"
    )
    assert [article.title for article in page.articles] == ["Ferry runs aground off Skell"]
    assert [name for name, _ in comments(page)] == ["Ann", "Bo"]


def test_a_forwarded_mail_has_a_cover_note_and_a_report() -> None:
    header = (
        "From: {} <{}@a.example>\nDate: 4 May 2021 at 10:02\nSubject: {}\nTo: all@a.example\n\n"
    )
    quoted = "".join(f"> {line}\n" for line in REPORT.splitlines())
    page = read(
        header.format("Bo", "bo", "Fwd: ferry") + "Worth a read, all of you!\n\n"
        + "Begin forwarded message:\n\n" + header.format("Cy", "cy", "ferry") + quoted
    )  # fmt: skip
    assert [article.title for article in page.articles] == ["Ferry runs aground off Skell"]
    assert [name for name, _ in comments(page)] == ["Bo"]


def test_signs_of_quotation_keep_their_places() -> None:
    quoted = "\n".join(f"> line {n}" for n in range(9))
    assert without_quote_signs(quoted) == quoted.replace(">", " ")
    letters = quoted + "\n" + "\n".join(f"my line {n}" for n in range(30))
    assert without_quote_signs(letters) == letters


def test_answers_have_their_writers_below_them() -> None:
    page = read(
        "Why is the sea salt?\nAsked 2 years ago\nViewed 4k times\n12\n"
        "My son asked me that on the beach and I did not know what to say to him.\n"
        "oceans\nShare\nImprove this question\nasked Mar 3, 2016 at 18:22\nsalty_dad\n12\n"
        "Rivers. – Molly T\n1 Answer\n5\n"
        "Rivers bring salts out of the rocks and the sun takes the water.\n"
        "Share\nanswered Mar 4, 2016 at 7:40\nHal O\n9\nYour Answer\nPost as a guest\n"
    )
    assert [name for name, _ in comments(page)] == ["salty_dad", "Molly T", "Hal O"]
    assert page.articles == ()


def test_posts_of_a_channel_are_articles() -> None:
    post = "Port News\n{} The harbour master said that no ship would leave.\n1.2K views\n{}\n"
    page = read(
        "Port News\n14.2K subscribers\n"
        + post.format("One.", "08:41")
        + post.format("Two.", "9:30")
    )
    assert len(page.articles) == 2


def test_an_article_stands_below_its_comments() -> None:
    page = read(
        "The Skell Voice\nJoin the conversation (2)\n"
        "bob\n4 May 2021 at 8:12 am\nAbout time! You could see it coming.\nReply\nLike (3)\n"
        "ann_k\n4 May 2021 at 9:12 am\nI never take that boat myself.\nReply\nLike\n"
        "Add your comment\n" + REPORT.replace("\n\n", "\n")
    )
    assert [article.title for article in page.articles] == ["Ferry runs aground off Skell"]
    assert [name for name, _ in comments(page)] == ["bob", "ann_k"]


def test_a_newsletter_greets_and_takes_leave() -> None:
    letter = (
        f"Good morning, readers. The coffee is on and it is Sunday.\n{REPORT}"
        "The tide did the rest of it on Tuesday.\nThat's all from me. See you next week.\nTess x\n"
    )
    text = f"View in browser\n{letter}Unsubscribe\n"
    units = split_units(text)
    found = [units[index].text.split(".")[0] for index in sorted(letter_indices(units))]
    assert found == ["Good morning, readers", "That's all from me", "Tess x"]
    assert (
        letter_indices(split_units(text.replace("View in browser", "").replace("Unsubscribe", "")))
        == frozenset()
    )


def test_what_stands_below_the_end_mark_is_the_senders() -> None:
    page = read(
        REPORT + "\n###\n\nFor interviews call the harbour office in the morning or write to it.\n"
    )
    assert page.text.text[page.articles[0].start : page.articles[0].end].endswith("Finn said.")
