"""Votes kept in SQLite, listed by the command, and written as test cases."""

import json

import pytest
import typer
from pydantic import ValidationError
from typer.testing import CliRunner

from rag.answer import Answer, AnswerSentence, Citation
from ui.cli import feedback
from ui.feedback import FeedbackStore, Vote
from ui.feedback.cases import cases_from


def answered() -> Answer:
    quote = "It lends 8,000 books."
    citation = Citation(
        marker=1,
        article_id="a",
        source="library.txt",
        title=None,
        publisher=None,
        published=None,
        date_basis="unknown",
        date_evidence=None,
        kind="article",
        speaker=None,
        quote=quote,
        start=0,
        end=len(quote),
    )
    return Answer(
        question="How many books?",
        standalone_question="How many books?",
        status="answered",
        text=f"{quote} [1]",
        sentences=(AnswerSentence(text=quote, citations=(1,), verdict="verbatim"),),
        citations=(citation,),
    )


def refused(question: str) -> Answer:
    return Answer(question=question, standalone_question=question, status="refused", text="No.")


@pytest.fixture
def folder(tmp_path):
    store = FeedbackStore(tmp_path / "index")
    store.add(Vote(verdict="helpful", answer=answered()))
    store.add(Vote(verdict="helpful", answer=refused("Who owns it?")))
    store.add(
        Vote(
            verdict="unhelpful",
            reason="It misses something",
            remark="300 readers",
            history=("How many books?",),
            answer=refused("And readers?\x1b[2J"),
        )
    )
    store.add(Vote(verdict="unhelpful", answer=refused("Why?")))
    return tmp_path


def command(*arguments: str):
    app = typer.Typer()
    feedback.register(app)
    app.callback()(lambda: None)
    return CliRunner().invoke(app, ["feedback", *arguments])


def test_votes_come_back_as_they_were_given(folder):
    votes = FeedbackStore(folder / "index").votes()
    assert [one.number for one in votes] == [1, 2, 3, 4]
    assert votes[2].vote.history == ("How many books?",)
    assert votes[0].vote.answer == answered()


def test_nothing_kept_is_an_empty_list(tmp_path):
    assert FeedbackStore(tmp_path).votes() == []
    assert "No feedback" in command("--index", str(tmp_path)).stdout


def test_a_vote_of_unknown_shape_is_refused():
    with pytest.raises(ValidationError):
        Vote.model_validate({"verdict": "superb", "answer": answered()})


def test_votes_become_cases_where_they_say_what_is_right(folder):
    cases, silent = cases_from(FeedbackStore(folder / "index").votes())
    assert silent == 1
    assert [(one.id, one.kind.value, one.expected_status.value) for one in cases] == [
        ("feedback-1", "answerable", "answered"),
        ("feedback-2", "absent", "refused"),
        ("feedback-3", "follow_up", "answered"),
    ]
    assert cases[0].gold[0].quote == "It lends 8,000 books."
    assert cases[2].accept == ("300 readers",)


def test_the_command_lists_and_writes(folder):
    index = str(folder / "index")
    listed = command("--index", index).stdout
    assert "unhelpful · It misses something · 300 readers" in listed
    assert "\x1b" not in listed
    only = command("--index", index, "--unhelpful", "--json").stdout.splitlines()
    assert [json.loads(line)["number"] for line in only] == [3, 4]
    written = command("--index", index, "--cases", str(folder / "set.jsonl"))
    assert "3 cases written" in written.stdout
    from evals.cases.loading import load_cases

    assert len(load_cases(folder / "set.jsonl").cases) == 3
