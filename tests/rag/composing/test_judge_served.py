"""`pressmark bench judge` against a server: agreement with people first, then the report."""

import gzip
import json

import pytest
import typer

from ui.cli import bench, eval
from ui.cli.failures import run

CASES = """version: 1
title: Ferry
cases:
  - id: closing
    kind: answerable
    turns: ["When will the ferry line between Tarn and Olmsted close?"]
    gold: [{article: ferry.txt, quote: "will close on 30 April"}]
"""
# As people judged them: six articles, so that both halves have some.
JUDGED = [
    {
        "article": f"The ship number {number} sank. Nobody was hurt.",
        "summary_sentences": [
            {
                "sentence": f"The ship number {number} sank.",
                "responses": [{"response": "yes"}, {"response": "yes"}, {"response": "no"}],
            },
            {
                "sentence": "Many were hurt.",
                "responses": [{"response": "no"}, {"response": "no"}, {"response": "yes"}],
            },
        ],
    }
    for number in range(6)
]
KEY = "sk-secret"


@pytest.fixture
def pressmark(monkeypatch, capsys):
    app = typer.Typer()
    app.callback()(lambda: None)
    eval.register(app)
    bench.register(app)
    monkeypatch.setenv("PRESSMARK_READER", "off")
    monkeypatch.setenv("PRESSMARK_JUDGE_KEY", KEY)

    def call(*arguments):
        status = run(app, [str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert KEY not in said.out + said.err
        return status, said

    return call


@pytest.fixture
def judged(pressmark, corpus, index_folder, tmp_path):
    """Judges the report of a small set, by the server at an address."""
    cases, data = tmp_path / "cases.yaml", tmp_path / "data"
    cases.write_text(CASES, "utf-8")
    data.mkdir()
    with gzip.open(data / "qags_cnndm.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(map(json.dumps, JUDGED)))
    over = ("--corpus", corpus)
    out = tmp_path / "out"
    status, _ = pressmark("eval", cases, *over, "--index", index_folder, "--out", out)
    assert status == 0

    def call(url, *arguments):
        given = ("--cases", cases, *over, "--data", data, "--url", url, "--model", "scripted")
        return pressmark("bench", "judge", out / "report.json", *given, *arguments)

    return call


def test_agreement_comes_before_the_reports_figure(judged, serving):
    with serving("judge") as url:
        status, said = judged(url, "--repeats", "1")
    assert status == 0
    first, second = said.out.splitlines()
    assert first.startswith("agreement with people: 100.0 %")
    assert first.endswith("kappa 1.00, 0 unscored")
    assert second.startswith("answer sentences supported: 100.0 %")
    assert second.endswith("0 unscored")


@pytest.mark.parametrize("script", ["judge-prose", "empty", "cut", "endless-line"])
def test_what_cannot_be_read_is_unscored(judged, serving, script):
    with serving(script) as url:
        status, said = judged(url, "--repeats", "1", "--limit", "2")
    assert status == 0
    assert said.out.splitlines()[0].startswith(
        "agreement with people: unscored, kappa undefined, 2 unscored"
    )


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("none", "cannot be reached"),
        ("401", "refused the key"),
        ("500", "server failed"),
        ("garbage", "could not be read"),
    ],
)
def test_a_server_that_cannot_be_asked_is_told_in_a_sentence(judged, serving, script, reason):
    with serving(script) as url:
        status, said = judged(url, "--limit", "2")
    assert status != 0
    assert said.err.startswith("pressmark: The judge at http://127.0.0.1:")
    assert reason in said.err
    assert said.err.count("\n") == 1


def test_an_address_that_is_none_is_told(judged):
    status, said = judged("localhost:8080")
    assert status == 2
    assert "it must be an address like" in said.err
