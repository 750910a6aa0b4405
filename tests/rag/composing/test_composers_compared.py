"""`pressmark eval` with both composers in one run: a column each, and a paired test."""

import json
import re
from collections import Counter

import pytest
import typer

from ui.cli import eval
from ui.cli.failures import run

CASES = """version: 1
title: Ferry, frost and books
cases:
  - id: closing
    kind: answerable
    turns: ["When will the ferry line between Tarn and Olmsted close?"]
    gold: [{article: ferry.txt, quote: "will close on 30 April"}]
    accept: ["30 April"]
  - id: books
    kind: answerable
    turns: ["How many books did restorers dry after the flood?"]
    gold: [{article: library.txt, quote: "Restorers dried 18,500 books"}]
    accept: ["18,500"]
  - id: chess
    kind: off_subject
    turns: ["Who won the chess championship in Reykjavik?"]
"""


@pytest.fixture
def evaluate(corpus, index_folder, tmp_path, monkeypatch, capsys):
    """Runs the command over the invented articles; its status, what it said, its folder."""
    app = typer.Typer()
    app.callback()(lambda: None)
    eval.register(app)
    cases = tmp_path / "cases.yaml"
    cases.write_text(CASES, "utf-8")
    out = tmp_path / "out"

    def call(url, *arguments):
        if url:
            monkeypatch.setenv("PRESSMARK_LLM_URL", url)
            monkeypatch.setenv("PRESSMARK_LLM_MODEL", "scripted")
        monkeypatch.setenv("PRESSMARK_READER", "off")
        given = ["eval", cases, "--corpus", corpus, "--index", index_folder, "--out", out]
        status = run(app, [str(argument) for argument in (*given, *arguments)])
        return status, capsys.readouterr(), out

    return call


BOTH = ("--composer", "quotes", "--composer", "model")


def test_both_stand_in_one_table_with_a_paired_test(evaluate, serving):
    with serving("honest") as url:
        status, said, out = evaluate(url, *BOTH)
    assert status == 0
    found = json.loads((out / "side-by-side.json").read_text("utf-8"))
    quotes, model = found["columns"]
    assert [quotes["system"], model["system"]] == ["pressmark (quotes)", "pressmark (scripted)"]
    assert quotes["wording"]["by_model"] == 0
    assert model["wording"]["by_model"] == model["wording"]["answers"] == 2
    assert quotes["passed"]["cases"] == model["passed"]["cases"] == 3
    (paired,) = found["paired"]
    assert (paired["shared"], paired["mcnemar_p"]) == (3, 1.0)
    assert re.search(r"Passed +100", said.out)
    assert (
        "pressmark (scripted) against pressmark (quotes), 3 cases: 0 mended, 0 broken" in said.out
    )
    page = (out / "side-by-side.html").read_text("utf-8")
    assert 'href="model/report.html"' in page
    assert "2 of 2" in page
    for folder in ("quotes", "model"):
        assert (out / folder / "report.html").exists()


def test_a_model_that_fails_is_counted_and_answers_as_well_as_quotes(evaluate, serving):
    with serving("invented-figure") as url:
        status, _, out = evaluate(url, *BOTH)
    assert status == 0
    found = json.loads((out / "side-by-side.json").read_text("utf-8"))
    model = found["columns"][1]
    assert (model["wording"]["by_model"], model["wording"]["fell_back"]) == (0, 2)
    assert model["wording"]["removed"] >= 2
    assert found["turned"] == []
    page = (out / "model" / "report.html").read_text("utf-8")
    assert "not borne out by the articles" in page
    assert Counter(re.findall("987,654", page))["987,654"] >= 2


def test_a_composer_alone_keeps_its_reports_together(evaluate):
    status, _, out = evaluate(None, "--composer", "quotes")
    assert status == 0
    assert (out / "report.html").exists()
    assert not (out / "side-by-side.html").exists()


def test_a_model_that_is_not_set_is_asked_for_in_a_sentence(evaluate):
    status, said, _ = evaluate(None, "--composer", "model")
    assert status == 2
    assert "PRESSMARK_LLM_URL" in said.err


def test_an_unknown_composer_is_named(evaluate):
    status, said, _ = evaluate(None, "--composer", "poet")
    assert status == 2
    assert "There is no composer 'poet'" in said.err
