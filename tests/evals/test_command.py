"""`pressmark eval` and `pressmark bench` as far as they need no model."""

import json

import pytest
import typer

from evals.cases.json_schema import schema_text
from evals.datasets import SEED_CASES
from ui.cli import bench, eval
from ui.cli.failures import run


@pytest.fixture
def pressmark(capsys):
    app = typer.Typer()
    app.callback()(lambda: None)
    eval.register(app)
    bench.register(app)

    def call(*arguments):
        status = run(app, [str(argument) for argument in arguments])
        return status, capsys.readouterr()

    return call


def test_check_of_a_sound_file(pressmark, seeds):
    status, said = pressmark("eval", "--check", "--corpus", seeds)
    assert (status, said.out) == (0, f"{SEED_CASES}: no fault\n")


def test_check_names_each_line_and_exits_2(pressmark, seeds, tmp_path):
    file = tmp_path / "bad.yaml"
    file.write_text("cases:\n- id: A\n  kind: quote\n", encoding="utf-8")
    status, said = pressmark("eval", file, "--check", "--corpus", seeds)
    assert status == 2
    assert f"{file}:2: cases.turns: this field is missing" in said.out.splitlines()
    assert f"{file}:2: cases.id:" in said.out


def test_the_schema_is_printed(pressmark):
    assert pressmark("eval", "--schema")[1].out == schema_text()


@pytest.mark.parametrize(
    "arguments",
    [
        ("eval", "--gate", "none.toml"),
        ("eval", "--baseline", "none.json"),
        ("eval", "--failing-from", "none.json"),
        ("eval", "--system", "other"),
        ("bench", "answers", "--data", "none", "--set", "other"),
        ("bench", "answers", "--data", "none", "--part", "all"),
        ("bench", "cases", "squad", "--data", "none", "--out", "x"),
        ("bench", "tune", "--data", "none"),
    ],
)
def test_what_cannot_be_run_exits_2_with_one_line(pressmark, arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, said = pressmark(*arguments)
    assert status == 2
    assert said.out == ""
    assert said.err.startswith("pressmark: ")
    assert said.err.count("\n") == 1


def test_drafts_without_a_thumb_are_told(pressmark, tmp_path):
    status, said = pressmark("eval", "--drafts", tmp_path / "d.jsonl", "--index", tmp_path)
    assert status == 2
    assert "No thumb was given yet" in said.err


def test_drafts_of_thumbs_are_a_test_set(pressmark, tmp_path):
    from evals.cases import load_cases
    from rag.answer import Answer
    from ui.feedback.store import FeedbackStore, Vote

    answer = Answer(question="How old?", standalone_question="How old?", status="refused", text="-")
    FeedbackStore(tmp_path).add(Vote(verdict="helpful", history=("Who?",), answer=answer))
    status, _ = pressmark("eval", "--drafts", tmp_path / "d.jsonl", "--index", tmp_path)
    assert status == 0
    (case,) = load_cases(tmp_path / "d.jsonl").cases
    assert case.turns == ("Who?", "How old?")
    assert json.loads((tmp_path / "d.jsonl").read_text().splitlines()[0])["version"] == 1
