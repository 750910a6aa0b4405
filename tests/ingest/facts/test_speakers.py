import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.facts.speakers import spoken_spans
from ingest.records import Attribution


def said(text: str, attribution: Attribution = Attribution.QUOTED) -> list[tuple[str, str | None]]:
    return [
        (text[span.start : span.end], span.speaker)
        for span in spoken_spans(text, 0, len(text))
        if span.attribution is attribution
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” Gen. Ann B. Lee Jr. said.", [("We stay,", "Ann B. Lee Jr.")]),
        ('Ann Lee left. "We stay," said Lee.', [("We stay,", "Ann Lee")]),
        ("« Nous restons », said Ann Lee.", [("Nous restons", "Ann Lee")]),
        ("„Wir bleiben“, said Ann Lee.", [("Wir bleiben", "Ann Lee")]),
        (
            "'We stay at the players' request,' Ann Lee said.",
            [("We stay at the players' request,", "Ann Lee")],
        ),
        ("‘We’re staying,’ Ann Lee told reporters.", [("We’re staying,", "Ann Lee")]),
        ("Ann Lee added, ’It’s over here.”", [("It’s over here.", "Ann Lee")]),
        (
            "According to a statement from Ann Lee’s office, they discussed “joint work”.",
            [("joint work", "Ann Lee’s office")],
        ),
        ("“We stay,” the Pentagon said.", [("We stay,", "Pentagon")]),
        ("“We stay,” a senior official said.", [("We stay,", None)]),
        ("It was a “fair summary” of the plan.", [("fair summary", None)]),
        (
            "“We stay,” said Ann Lee, a doctor. “We like it.”",
            [("We stay,", "Ann Lee"), ("We like it.", "Ann Lee")],
        ),
        (
            "Minister Bob Ray, who met Lee, said the plan was “a mess” and “a shame”.",
            [("a mess", "Bob Ray"), ("a shame", "Bob Ray")],
        ),
        (
            "Mr Ray met reporters.\n\n“We stay,” she said.\n\n“We go,” he said.",
            [("We stay,", None), ("We go,", "Ray")],
        ),
        (
            "“We stay,” Gen. Ann Lee said. Bob Ray left on Monday.\n\n“I agree,” the general said.",
            [("We stay,", "Ann Lee"), ("I agree,", "Ann Lee")],
        ),
        (
            "The newspaper quoted General Ann Lee as saying: “We stay.”",
            [("We stay.", "Ann Lee")],
        ),
        (
            "Speaking by phone, Ann Lee was blunt, saying: “We stay.”",
            [("We stay.", "Ann Lee")],
        ),
        (
            "David Orr, the top envoy for the Middle East, said “no deal”.",
            [("no deal", "David Orr")],
        ),
    ],
)
def test_quotations_know_their_speaker(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Secretary of State Mike Orr tweeted: “Stop.” Zarif replied “no”.", ["Mike Orr", "Zarif"]),
        (
            'Ann Lee, 86, is worried. "Yes," she says. Tom Fox disagrees: "No."',
            ["Ann Lee", "Tom Fox"],
        ),
        ('His aide, Ann Lee, left. "We will see," she said.', ["Ann Lee"]),
        ('Ann Fox met Bob Fox. "Yes," Mrs. Fox said. "No," Mr. Fox added.', ["Ann Fox", "Bob Fox"]),
        ("Tech firm boss Tim Cook told analysts that sales were “strong.”", ["Tim Cook"]),
        ("“Good,” said Janco Partners analyst Bob Ray.", ["Bob Ray"]),
        ("«Wir bleiben», sagte Ann Lee. „Gut“, sagte Bob Ray.", ["Ann Lee", "Bob Ray"]),
        ("« C'est grave », a déclaré Ann Lee. Selon Bob Ray, « non ».", ["Ann Lee", "Bob Ray"]),
        ("Iraq's foreign ministry said it “rejects” this.", ["Iraq's foreign ministry"]),
        ("The Muslim Council of Britain said it was “wrong”.", ["Muslim Council of Britain"]),
        ("Ann Lee, economist at Global Insight said it “may” fall.", ["Ann Lee"]),
        ("Bob Ray hailed “a win”, while captain Ann Lee called it “luck”.", ["Bob Ray", "Ann Lee"]),
    ],
)
def test_other_styles(text: str, speakers: list[str]) -> None:
    assert [speaker for _, speaker in said(text)] == speakers


def test_a_quotation_that_runs_on_over_paragraphs() -> None:
    text = "“We stay,” said Ann Lee. “We like it.\n\n“We always did.\n\n“We will.”\n\nBob Ray left."
    assert said(text) == [
        ("We stay,", "Ann Lee"),
        ("We like it.", "Ann Lee"),
        ("We always did.", "Ann Lee"),
        ("We will.", "Ann Lee"),
    ]


def test_a_quotation_that_never_closes_does_not_swallow_the_article() -> None:
    text = "“We stay,” said Ann Lee. “We like it here. Bob Ray said no.\n\nHe left on Monday."
    assert said(text)[1] == ("We like it here.", "Ann Lee")


def test_a_statement_that_is_described_speaks() -> None:
    assert said("A joint statement said “the troops will leave”.") == [
        ("the troops will leave", "joint statement")
    ]


def test_marks_out_of_place() -> None:
    text = (
        "“We get engaged, ”Mackenzie said. “So be it – we’ll be there.” It is not impossible. “\n"
        "He left."
    )
    assert said(text) == [
        ("We get engaged,", "Mackenzie"),
        ("So be it – we’ll be there.", "Mackenzie"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said that the war was over.", [("the war was over", "Ann Lee")]),
        ("Ann Lee said Tuesday the war was over.", [("the war was over", "Ann Lee")]),
        ("The war is over now, Ann Lee said on Tuesday.", [("The war is over now", "Ann Lee")]),
        ("According to Ann Lee, the war is over.", [("the war is over", "Ann Lee")]),
        ("The war is over, according to Ann Lee.", [("The war is over", "Ann Lee")]),
        ("Ann Lee declined to say the war was over.", []),
        ("Some people said the war was over.", []),
        (
            "Ann Lee said the war was over, adding that peace would last.",
            [("the war was over", "Ann Lee"), ("peace would last", "Ann Lee")],
        ),
        (
            "Ann Lee left, saying it would be up to civilian leaders.",
            [("it would be up to civilian leaders", "Ann Lee")],
        ),
        ("Ann Lee told the BBC she was very glad.", [("she was very glad", "Ann Lee")]),
        ("Ann Lee told reporters at the gate.", []),
        (
            "The talks ended, with Ann Lee, the chief envoy, telling reporters no date was set.",
            [("no date was set", "Ann Lee")],
        ),
        (
            "Ann Lee said, however, that she believes the danger continues.",
            [("she believes the danger continues", "Ann Lee")],
        ),
        (
            "The war is over, the Harper administration says.",
            [("The war is over", "Harper administration")],
        ),
        (
            "Kremlin officials have played it down, saying it proved nothing.",
            [("it proved nothing", "Kremlin officials")],
        ),
        (
            "Ann Lee, an adviser in the Harper administration, said the war was over.",
            [("the war was over", "Ann Lee")],
        ),
        ("A Kremlin official said the war was over.", []),
    ],
)
def test_reported_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text, Attribution.REPORTED) == expected


def test_only_the_article_itself_is_read() -> None:
    text = "“Out,” said Bob Ray. “In,” said Ann Lee."
    start = text.index("“In")
    assert [span.speaker for span in spoken_spans(text, start, len(text))] == ["Ann Lee"]


@given(st.text(alphabet="ab S.,’'“”\"«»\n:", max_size=120))
def test_spans_are_in_order_apart_and_inside(text: str) -> None:
    at = 0
    for span in spoken_spans(text, 0, len(text)):
        assert at <= span.start < span.end <= len(text)
        at = span.end
