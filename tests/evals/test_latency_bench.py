"""`pressmark bench latency`: the table, and what is said where the public sets are missing."""

import pytest

from evals.bench.latency import Latency, LatencyPlan, bench_latency, latency_markdown
from ingest.errors import CorpusError
from ingest.settings import IngestSettings
from rag.request import AskRequest


def test_the_table_has_median_and_p95_of_each_run():
    measured = [
        Latency("alone", 58, with_reader=False, milliseconds=tuple(range(101))),
        Latency("among public texts", 10_645, with_reader=True, milliseconds=(7.0,)),
    ]
    table = latency_markdown(measured).splitlines()
    assert table[2:] == [
        "| alone | 58 | no | 50 | 95 |",
        "| among public texts | 10,645 | yes | 7 | 7 |",
    ]


@pytest.fixture
def plan(tmp_path):
    """One question of one article; there are no public sets."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    story = "Ferry sinks\n\n3 May 2021\n\nThe ferry Marit sank and 12 people were hurt.\n"
    (corpus / "ferry.txt").write_text(story, "utf-8")
    asked = [AskRequest("How many people were hurt?")]
    return LatencyPlan(corpus, asked, tmp_path / "no data", tmp_path / "work")


def test_missing_public_sets_are_told_before_anything_is_indexed(plan):
    told = []
    runs = bench_latency(plan, IngestSettings(), lambda stage, *_: told.append(stage))
    with pytest.raises(CorpusError, match="bbc_news"):
        next(runs)
    assert told == []


@pytest.mark.slow
def test_each_question_is_timed_over_both_corpora_without_the_reader_and_with_it(plan, monkeypatch):
    monkeypatch.setattr("evals.bench.latency._among", lambda plan: plan.corpus)
    told = []
    runs = list(bench_latency(plan, IngestSettings(), lambda stage, *_: told.append(stage)))
    assert [(one.corpus, one.with_reader) for one in runs] == [
        ("alone", False),
        ("alone", True),
        ("among public texts", False),
        ("among public texts", True),
    ]
    assert all(one.passages == 1 and one.milliseconds[0] > 0 for one in runs)
    assert told.count("asking") == 4
