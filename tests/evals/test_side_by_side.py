"""Several runs of one set beside each other, from results made by hand."""

import json
from html.parser import HTMLParser

import pytest

from evals.cases import Case
from evals.comparing.baseline import ComparisonError
from evals.comparing.side_by_side import side_by_side
from evals.comparing.wording import Wording, wording_of
from evals.metrics import Score, Verdict
from evals.reports.side_by_side import rows, side_by_side_json, table
from evals.reports.side_by_side_html import side_by_side_html
from evals.running import CaseResult, Report, RunSettings
from evals.systems import Response
from rag.answer import Answer, AnswerSentence, Removed

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
PAGES = ("quotes/report.html", "model/report.html")


def answer(composer, message=None, removed=(), verdict="verbatim"):
    sentence = AnswerSentence(text="It sank.", citations=(1,), verdict=verdict)
    return Answer(
        question="What sank?",
        standalone_question="What sank?",
        status="answered",
        text="It sank. [1]",
        composer=composer,
        message=message,
        removed=tuple(Removed(text=text, reason="no") for text in removed),
        sentences=(sentence,),
    )


def result(name, passed, given, question="What sank?"):
    case = Case.model_validate(
        {"id": name, "kind": "answerable", "turns": [question], "gold": [{"article": "a.txt"}]}
    )
    return CaseResult(
        case=case,
        cluster=name,
        response=Response(answer=given, elapsed_ms=10.0),
        scores={"gold_quote": Score(value=float(passed), explanation="")},
        verdict=Verdict(passed=passed, reasons=()),
    )


def report(system, results, title="Ships"):
    settings = RunSettings(set_title=title, set_hash="0" * 64, system=system, corpus="c")
    return Report(settings=settings, started="2026-01-01T00:00:00+00:00", results=tuple(results))


@pytest.fixture
def found():
    quotes = answer("quotes")
    return side_by_side(
        [
            report("quotes", [result("a", True, quotes), result("b", False, quotes)]),
            report(
                "model",
                [
                    result("a", True, answer("llama", removed=["It flew."])),
                    result("b", True, answer("quotes", message="It is busy.")),
                ],
            ),
        ]
    )


def test_the_cases_that_turned_and_the_test_of_them(found):
    (paired,) = found.paired
    assert (paired.mended, paired.broken, paired.p_value) == (("b",), (), 1.0)
    assert [(case.id, case.passed) for case in found.turned] == [("b", (False, True))]


def test_who_worded_the_answers_is_counted():
    partly = answer("llama", removed=["One.", "Two."], verdict="partly supported")
    refused = Answer(question="q", standalone_question="q", status="refused", text="No.")
    results = [
        result("a", True, answer("quotes")),
        result("b", True, answer("quotes", message="It is busy.")),
        result("c", True, partly),
        result("d", True, refused),
    ]
    assert wording_of(results) == Wording(
        answers=3, by_model=1, fell_back=1, removed=2, partly=1, sentences=3
    )


def test_every_figure_has_a_column_for_each_run(found):
    assert [column.header for column in table(found).columns] == ["", "quotes", "model"]
    shown = {row.title: row.cells for row in rows(found)}
    assert shown["Passed"] == ("50.0 % [0.0, 100.0]", "100.0 % [100.0, 100.0]")
    assert shown["Answers worded by a model"] == ("0 of 2", "1 of 2")
    assert shown["The model failed, quotes shown"] == ("0 of 2", "1 of 2")


def test_the_json_holds_the_figures_and_the_tests(found):
    record = json.loads(side_by_side_json(found))
    assert [column["passed"]["estimate"] for column in record["columns"]] == [0.5, 1.0]
    assert record["paired"][0]["mended"] == ["b"]
    assert record["paired"][0]["metrics"]["gold_quote"]["difference"] == 0.5
    assert record["turned"][0]["passed"] == [False, True]


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_page_links_the_reports_and_keeps_hostile_words_inert():
    given = answer("quotes")
    runs = [
        report(f"one {HOSTILE}", [result("a", True, given, HOSTILE)], HOSTILE),
        report(f"two {HOSTILE}", [result("a", False, given, HOSTILE)], HOSTILE),
    ]
    tags = Tags()
    tags.feed(side_by_side_html(side_by_side(runs), PAGES))
    names = [tag for tag, _ in tags.found]
    assert "script" not in names
    assert "img" not in names
    assert [attrs["href"] for tag, attrs in tags.found if tag == "a"] == list(PAGES)


def test_runs_of_other_cases_cannot_stand_beside_each_other():
    given = answer("quotes")
    with pytest.raises(ComparisonError):
        side_by_side(
            [
                report("one", [result("a", True, given)]),
                report("two", [result("b", True, given)]),
            ]
        )
