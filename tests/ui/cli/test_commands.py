"""Every way to give the command something unusable: one sentence, its status, no traceback."""

import sys

import pytest

from ui.cli.app import app
from ui.cli.failures import run


@pytest.fixture
def pressmark(tmp_path, monkeypatch, capsys):
    """Run the command in an empty folder; return its status, output and messages."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        status = run(app, arguments)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


def assert_one_sentence(outcome, *words):
    status, out, err = outcome
    assert status == 2
    assert out == ""
    assert err.startswith("pressmark: ")
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err
    for word in words:
        assert word in err


def test_help_names_every_command(pressmark):
    status, out, _ = pressmark("--help")
    assert status == 0
    assert {"ask", "chat", "ingest", "inspect", "names", "doctor"} <= set(out.split())


def test_an_unknown_command_is_told(pressmark):
    status, _, err = pressmark("aks")
    assert status == 2
    assert "Did you mean 'ask'" in err


def test_neither_or_both_of_question_and_batch(pressmark):
    assert_one_sentence(pressmark("ask", "--json"), "Give one question")
    assert_one_sentence(pressmark("ask", "Who?", "--batch", "f.txt"), "Give one question")


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("x" * 100_000, "100,000 characters"),
        ("caf\udce9?", "not text"),
    ],
)
def test_a_question_that_cannot_be_asked(pressmark, question, word):
    assert_one_sentence(pressmark("ask", question), word)


def test_the_same_as_json_is_an_object_too(pressmark):
    import json

    status, out, err = pressmark("ask", "--json", "")
    assert status == 2
    assert json.loads(out)["status"] == "error"
    assert "empty" in err


@pytest.mark.parametrize("command", [("ask", "Who was shot?"), ("ingest",), ("names",)])
def test_a_folder_that_is_not_there(pressmark, command):
    assert_one_sentence(pressmark(*command, "--corpus", "nowhere"), "nowhere")


def test_a_batch_file_that_is_not_there(pressmark):
    assert_one_sentence(pressmark("ask", "--batch", "nowhere.txt"), "nowhere.txt")


def test_a_date_that_is_none(pressmark):
    status, _, err = pressmark("ask", "Who?", "--from", "2020-13-01")
    assert status == 2
    assert "year-month-day" in err
    assert "Traceback" not in err


def test_an_unreadable_setting(pressmark, monkeypatch):
    monkeypatch.setenv("PRESSMARK_THREADS", "many")
    assert_one_sentence(pressmark("ingest", "--corpus", "."), "PRESSMARK_THREADS")


def test_an_interrupt_is_quiet(capsys):
    import typer

    interrupted = typer.Typer()

    @interrupted.command()
    def wait() -> None:
        raise KeyboardInterrupt

    assert run(interrupted, []) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_the_streams_are_left_as_they_were_found(pressmark):
    before = sys.stdout
    pressmark("--version")
    assert sys.stdout is before
