import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He left.", "Mr. Fox stayed."],
        ["The cat sat.", "Gen. Kenneth F. McKenzie Jr. said so at 6:34 p.m. EDT on Tuesday."],
        ["It cost $3.5 million, No. 5 on the list.", "Nobody paid."],
        ["He lives in the U.S.", "The man left for the U.S. Central Command."],
        ["On Tuesday, Feb. 4, he came.", "At 5 p.m. the bus left."],
        ["“Help him. . . I’m a glass-half-full guy,” he said."],
        ["Iraq is new.", "But.\u2009.\u2009. I’m a glass-half-full guy."],
        ["There wasn’t enough there. . . .", "I just didn’t see enough."],
        ["Agreed . . . however this is a place where anything is possible."],
        ["“Help him,” McKenzie said after meeting.", "“And he found his way.”"],
        ["“Why now?” McKenzie said.", "“Go!”", "He left."],
        ["“Why now?” asked the general.", "Nobody knew."],
        ['"Get out!" President Trump told reporters.', '"Now."'],
        ["He took over much of the country. .", "Then he left."],
        ["It is not new in Iraq. ”", "Then he left."],
        ["It is not impossible. “", "Then he left."],
        ["They left Iraq.", "The troops came home."],
        ["如果他来。", "他说：“好。”", "然后走了。"],
        ["هل ذهبت؟", "نعم ذهبت."],
        ["Am 8. Juli 2020 kam er.", "Danach ging er z.B. heim."],
        ["1. Wash the rice.", "2. Boil it."],
        ["He was ill.", "Baghdad told us.", "Nobody came."],
        ["World War I.", "The end."],
        ["6 March 2024. The general gave up command.", "She left."],
        ["May 2023. Talks began.", "They ended in 2024.", "Nobody came."],
        ["J. R. R. Tolkien wrote it.", "It sold."],
        ["« Quoi ? » demande-t-il.", "« Rien. »", "Il part."],
        ["See the note (page 3).", "It is short.[12]", "And good."],
    ],
)
def test_sentences_joined_by_a_space_come_apart_again(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_missing_space_behind_a_full_stop() -> None:
    assert split("They left Iraq.The troops saw example.Com and a.b.C. Then home.") == [
        "They left Iraq.",
        "The troops saw example.Com and a.b.C.",
        "Then home.",
    ]


def test_lines_without_a_full_stop_are_sentences() -> None:
    text = "US sees smaller presence\n\nShowdown among factors\nWednesday 08/07/2020\nHe said so."
    assert split(text) == [
        "US sees smaller presence",
        "Showdown among factors",
        "Wednesday 08/07/2020",
        "He said so.",
    ]


def test_wrapped_lines_are_joined() -> None:
    text = (
        "The minister said on Monday that President\n"
        "Bush had agreed to the plan and that a new\n"
        "vote would follow. Nobody in the House of\n"
        "Commons had asked for it.\n"
    )
    assert len(split(text)) == 2


def test_only_the_range_is_read() -> None:
    assert sentence_spans("One. Two. Three.", 5, 9) == ((5, 9),)
    assert sentence_spans("   ", 0, 3) == ()


@given(st.text(alphabet='aB.!?…\n "“”’)«»。؟1-', max_size=80), st.integers(0, 40))
def test_spans_are_ordered_stripped_and_complete(text: str, start: int) -> None:
    spans = sentence_spans(text, start, len(text))
    at = start
    for begin, end in spans:
        assert not text[at:begin].strip()
        assert begin < end
        assert text[begin:end] == text[begin:end].strip()
        assert "\n\n" not in text[begin:end]
        at = end
    assert not text[at:].strip()


PARAGRAPHS = (
    "The rope bridge at Skarrow was opened on Friday by Ada Menn, who is 98. She crossed it as a"
    " girl on her way to school in Upper Hallin, where her father kept the inn.",
    "Mayor Piet Osterby said that the U.S. Army and the Swiss Alpine Club had lent their ropes to"
    " the valley. It had paid for every metre of it. Engineers from Hallin tested the cables.",
    "The old bridge was built by Jan Menn in 1898. King Oscar II crossed it twice.",
    "The new one will be closed to walkers and to riders whenever the wind that comes up the valley"
    " from the lake blows harder than the masons of the village can bear.",
)


@pytest.mark.parametrize("width", range(48, 90, 3))
@pytest.mark.parametrize("parting", ["\n\n", "\n", "\r\n\r\n"])
@pytest.mark.parametrize("indent", ["", "  "])
def test_a_hard_wrap_is_no_end_of_a_sentence(width: int, parting: str, indent: str) -> None:
    wrapped = (textwrap.fill(one, width, initial_indent=indent) for one in PARAGRAPHS)
    found = [" ".join(sentence.split()) for sentence in split(parting.join(wrapped))]
    assert found == [sentence for one in PARAGRAPHS for sentence in split(one)]


def test_short_lines_in_a_wrapped_text_stand_alone() -> None:
    wrapped = "\n\n".join(textwrap.fill(one, 72) for one in PARAGRAPHS)
    assert split(f"Bridge of Ropes\nBy Noor Aldane\n\n{wrapped}")[:2] == [
        "Bridge of Ropes",
        "By Noor Aldane",
    ]


def test_quoted_mails_do_not_end_a_sentence_at_each_line():
    text = (
        "> The council has closed the only swimming pool of\n"
        "> Ambry after a wall gave way on Monday, and it said\n"
        "> that nobody was hurt. Engineers are to look at the\n"
        "> other walls in June.\n"
    )
    first, second = split(text)
    assert first.endswith("nobody was hurt.")
    assert second.startswith("Engineers")
