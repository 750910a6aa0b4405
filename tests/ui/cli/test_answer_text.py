# ruff: noqa: E501
"""What a person sees, worked out by hand."""

from datetime import date

import pytest

from rag.answer import (
    Answer,
    AnswerSentence,
    Citation,
    Conflict,
    ConflictValue,
    Removed,
)
from ui.cli.answer_text import answer_lines


def citation(**changes):
    fields = {
        "marker": 1,
        "article_id": "a1",
        "source": "004.txt",
        "title": "Fewer troops",
        "publisher": "AP",
        "published": date(2020, 7, 8),
        "date_basis": "stated",
        "date_evidence": "08/07/2020",
        "kind": "article",
        "speaker": None,
        "quote": "It will keep 2,500 troops.",
        "start": 10,
        "end": 36,
    }
    return Citation(**(fields | changes))


def shown(answer):
    return [line.text for line in answer_lines(answer)]


def test_an_answer_with_its_source():
    answer = Answer(
        question="How many?",
        standalone_question="How many?",
        status="answered",
        text="It will keep 2,500 troops. [1]",
        sentences=(
            AnswerSentence(text="It will keep 2,500 troops.", citations=(1,), verdict="verbatim"),
        ),
        citations=(citation(),),
    )
    assert shown(answer) == [
        "It will keep 2,500 troops. [1]",
        "Every sentence is quoted word for word.",
        "",
        "Sources",
        "[1] Fewer troops · AP · 8 July 2020",
        "    004.txt, characters 10–36",
        "    │ It will keep 2,500 troops.",
    ]


@pytest.mark.parametrize(
    ("composer", "message", "said"),
    [
        ("quotes", None, "Every sentence is quoted word for word."),
        ("quotes", "The language model is busy (429). So quotes.", "The language model is busy (429). So quotes."),
        ("llama", None, "Worded by llama, each sentence checked against its source."),
        ("llama", "It broke off.", "Worded by llama, each sentence checked against its source. It broke off."),
    ],
)  # fmt: skip
def test_who_worded_it_is_said(composer, message, said):
    answer = Answer(
        question="How many?",
        standalone_question="How many?",
        status="answered",
        text="It will keep 2,500 troops. [1]",
        composer=composer,
        message=message,
        sentences=(
            AnswerSentence(text="It will keep 2,500 troops.", citations=(1,), verdict="verbatim"),
        ),
        citations=(citation(),),
    )
    assert shown(answer)[1] == said


def test_a_refusal_is_worded_by_nobody():
    answer = Answer(question="q", standalone_question="q", status="refused", text="No.")
    assert shown(answer) == ["No."]


def test_a_follow_up_is_shown_as_it_was_understood():
    answer = Answer(
        question="And in Syria?",
        standalone_question="How many troops are in Syria?",
        status="refused",
        text="No.",
    )
    assert shown(answer) == ["Understood as: How many troops are in Syria?", "No."]


def test_a_source_says_whose_words_and_what_is_inferred():
    answer = Answer(
        question="q",
        standalone_question="q",
        status="answered",
        text="Yes. [1]",
        citations=(
            citation(
                publisher=None,
                date_basis="inferred",
                date_evidence="“Tuesday”, read as 7 July 2020",
                kind="reader_comment",
                speaker="Ann",
                same_origin=(2, 3),
            ),
        ),
    )
    assert shown(answer)[3:5] == [
        "[1] Fewer troops · 8 July 2020 (inferred: “Tuesday”, read as 7 July 2020)",
        "    004.txt, characters 10–36; a reader's comment; words of Ann; same original report as [2], [3]",
    ]


def test_a_refusal_labels_what_is_closest():
    answer = Answer(
        question="q",
        standalone_question="q",
        status="refused",
        text="The articles do not say.",
        near_misses=(citation(title=None, publisher=None, published=None, date_basis="unknown"),),
    )
    assert shown(answer)[:4] == [
        "The articles do not say.",
        "",
        "Closest passages; they do not answer the question",
        "[1] undated",
    ]


def test_a_conflict_is_a_table():
    answer = Answer(
        question="q",
        standalone_question="q",
        status="answered",
        text="5,200. [1]",
        conflicts=(
            Conflict(
                about="number of troops",
                values=(
                    ConflictValue(value="5,200", citation=1, published=date(2020, 7, 8)),
                    ConflictValue(value="about 3,000", citation=2, published=None),
                ),
            ),
        ),
    )
    assert shown(answer)[1:] == [
        "",
        "The articles differ: number of troops",
        "  [1]  5,200        8 July 2020",
        "  [2]  about 3,000  undated",
    ]


def test_what_was_taken_out_is_shown():
    answer = Answer(
        question="q",
        standalone_question="q",
        status="answered",
        text="Yes.",
        removed=(Removed(text="It snowed.", reason="no article says so"),),
    )
    assert shown(answer)[-2:] == [
        "Taken out of the answer",
        "    “It snowed.”: no article says so",
    ]


def test_no_more_of_a_date_is_shown_than_is_known():
    answer = Answer(
        question="How many?",
        standalone_question="How many?",
        status="answered",
        text="2,500.",
        citations=(citation(published=date(2021, 12, 1)),),
        conflicts=(
            Conflict(
                about="how many",
                values=(ConflictValue(value="2,500", citation=1, published=date(2021, 12, 1)),),
            ),
        ),
    )
    lines = "\n".join(line.text for line in answer_lines(answer, precisions={"a1": "month"}))
    assert lines.count("December 2021") == 2
    assert "1 December" not in lines
