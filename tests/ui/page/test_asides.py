"""What an answer says beside its sentences, on the page and in exports."""

import html
import re

import pytest

from rag.answer import Answer, AnswerSentence, Citation
from ui.page.answer_view import draw_stored
from ui.page.asides import Asides, asides, refusal_reason
from ui.page.export import to_markdown
from ui.page.turns import Conversation, Turn

SOURCE = Citation(
    marker=1,
    article_id="a",
    source="a.txt",
    title="A title",
    publisher=None,
    published=None,
    date_basis="unknown",
    date_evidence=None,
    kind="article",
    speaker=None,
    quote="One.",
    start=0,
    end=4,
)


def sentence(text: str, *markers: int) -> AnswerSentence:
    return AnswerSentence(text=text, citations=markers, verdict="verbatim")


@pytest.mark.parametrize(
    ("text", "lead", "behind"),
    [
        ("One. [1] Two two. [1][2]", "", ("", "")),
        ("2 articles: One. [1] (5 May) Two two. [1][2]", "2 articles:", ("(5 May)", "")),
        ("One. [1] Two two. [1][2] (Post) (They differ.)", "", ("", "(Post) (They differ.)")),
        ("Something else", "", ("", "")),
        ("Two two. [1][2] One. [1]", "", ("", "")),
        ("", "", ("", "")),
    ],
)
def test_what_an_answer_says_beside_its_sentences(text, lead, behind):
    answer = Answer(
        question="q",
        standalone_question="q",
        status="answered",
        text=text,
        sentences=(sentence("One.", 1), sentence("Two\n  two.", 1, 2)),
    )
    assert asides(answer) == Asides(lead, behind)


def test_a_refusal_says_why_and_not_what_stands_below_it():
    answer = Answer(
        question="q",
        standalone_question="q",
        status="refused",
        text="The articles do not answer this. No article speaks of it. "
        "The nearest passages are shown; they do not answer it.",
    )
    assert refusal_reason(answer) == "The articles do not answer this. No article speaks of it."
    assert asides(answer) == Asides("", ())


def test_a_turn_shows_its_lead_its_asides_and_how_it_was_understood():
    answer = Answer(
        question="And there?",
        standalone_question="How many shops are there in Marne?",
        status="answered",
        text="1 article: One. [1] (5 May)",
        sentences=(sentence("One.", 1),),
        citations=(SOURCE,),
        message="The language model cannot be reached.",
    )
    drawn = draw_stored(0, Turn(question="And there?", answer=answer), {})
    shown = html.unescape(re.sub(r"<[^>]*>", "", drawn))
    places = [
        shown.index(words)
        for words in (
            "And there?",
            "1 article:",
            "One.",
            "(5 May)",
            "The language model cannot be reached.",
            "The articles’ own sentences",
            "Understood as: How many shops are there in Marne?",
        )
    ]
    assert places == sorted(places)
    written = to_markdown(Conversation(title="T", turns=(Turn(question="q", answer=answer),)), {})
    assert "1 article\\:\n\nOne.[^1-1] \\(5 May\\)" in written
    assert "own sentences. The language model cannot be reached." in written
