"""The order, the errors and the exit of `pressmark ask`, with an engine that is a fake."""

import json
from datetime import date

from ingest.errors import QuestionError
from rag.answer import Answer
from rag.request import AskRequest, Filters
from ui.cli.ask import answers, unanswerable
from ui.cli.batch import BatchLine
from ui.cli.json_lines import answer_line


class EchoEngine:
    """Refuses every question in the same words; one about its history cannot be asked."""

    def __init__(self):
        self.requests = []

    def answer(self, request: AskRequest) -> Answer:
        self.requests.append(request)
        if "" in request.history:
            raise QuestionError("The conversation has an empty question.")
        return Answer(
            question=request.question,
            standalone_question=request.question,
            status="refused",
            text="No.",
        )


def test_each_line_gets_an_answer_in_its_place():
    lines = [BatchLine("One?"), BatchLine(""), BatchLine("x", problem="Line 3 is broken.")]
    given = list(answers(EchoEngine, [*lines, BatchLine("Four?")], Filters(), None))
    assert [(answer.question, answer.status) for answer in given] == [
        ("One?", "refused"),
        ("", "error"),
        ("x", "error"),
        ("Four?", "refused"),
    ]
    assert [answer.message for answer in given[1:3]] == [
        "The question is empty; ask about the articles in a sentence.",
        "Line 3 is broken.",
    ]


def test_history_filters_and_day_reach_the_engine():
    engine = EchoEngine()
    filters = Filters(publishers=("AP",), include_comments=False)
    list(answers(lambda: engine, [BatchLine("When?", ("Who?",))], filters, date(2020, 7, 8)))
    assert engine.requests == [AskRequest("When?", ("Who?",), filters, date(2020, 7, 8))]


def test_a_question_that_is_no_text_is_still_printed_as_json():
    answer = unanswerable("caf\udce9?", "The question holds characters that are not text.")
    record = json.loads(answer_line(answer))
    assert record["question"] == "caf\ufffd?"
    assert record["status"] == "error"
    assert record["message"] == "The question holds characters that are not text."


def test_what_only_the_engine_finds_wrong_keeps_its_place_too():
    lines = [BatchLine("When?", ("",)), BatchLine("Who?")]
    given = list(answers(EchoEngine, lines, Filters(), None))
    assert [answer.status for answer in given] == ["error", "refused"]


def test_no_engine_is_opened_where_nothing_can_be_asked():
    def refuse():
        raise AssertionError("there is nothing to open an engine for")

    given = list(answers(refuse, [BatchLine(" "), BatchLine("x" * 100_000)], Filters(), None))
    assert [answer.status for answer in given] == ["error", "error"]
