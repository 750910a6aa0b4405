"""One object a line, whatever the text holds, and to the letter of the contract."""

import json

from hypothesis import given
from hypothesis import strategies as st

from rag.answer import Answer, AnswerSentence, Citation
from ui.cli.json_lines import answer_line, json_line

CITATION = Citation(
    marker=1,
    article_id="a1",
    source="page.txt",
    title=None,
    publisher=None,
    published=None,
    date_basis="unknown",
    date_evidence=None,
    kind="article",
    speaker=None,
    quote="It rained.",
    start=4,
    end=14,
)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_line_is_one_line_and_reads_back(text):
    line = json_line({"quote": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"quote": text}


def test_a_lone_surrogate_does_not_stop_the_line():
    assert json.loads(json_line({"question": "a\udcffb"})) == {"question": "a\ufffdb"}


def test_an_answer_has_the_fields_of_the_contract():
    answer = Answer(
        question="Did it rain?",
        standalone_question="Did it rain?",
        status="answered",
        text="It rained. [1]",
        sentences=(AnswerSentence(text="It rained.", citations=(1,), verdict="verbatim"),),
        citations=(CITATION,),
    )
    record = json.loads(answer_line(answer))
    assert list(record) == [
        "question",
        "standalone_question",
        "status",
        "text",
        "composer",
        "sentences",
        "citations",
        "conflicts",
        "near_misses",
        "removed",
        "timings_ms",
    ]
    assert record["sentences"] == [
        {"text": "It rained.", "citations": [1], "verdict": "verbatim"},
    ]
    assert list(record["citations"][0]) == [
        "marker",
        "article_id",
        "source",
        "title",
        "publisher",
        "published",
        "date_basis",
        "date_evidence",
        "kind",
        "speaker",
        "same_origin",
        "quote",
        "start",
        "end",
    ]


def test_an_answer_span_is_two_numbers_where_there_is_one():
    sentence = AnswerSentence(
        text="It rained.", citations=(1,), verdict="verbatim", answer_span=(3, 9)
    )
    answer = Answer(
        question="q",
        standalone_question="q",
        status="answered",
        text="It rained. [1]",
        sentences=(sentence,),
        citations=(CITATION,),
    )
    assert json.loads(answer_line(answer))["sentences"][0]["answer_span"] == [3, 9]


def test_an_error_says_why():
    answer = Answer(
        question="", standalone_question="", status="error", text="Empty.", message="Empty."
    )
    assert json.loads(answer_line(answer))["message"] == "Empty."
