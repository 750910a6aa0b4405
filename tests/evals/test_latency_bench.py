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


@pytest.mark.slow
def test_questions_are_timed_over_the_corpus_alone_before_the_public_sets_are_read(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    story = (
        "Ferry sinks at Port Ola\n\n3 May 2021\n\nThe ferry Marit sank and 12 people were hurt.\n"
    )
    (corpus / "ferry.txt").write_text(story, "utf-8")
    told = []
    plan = LatencyPlan(
        corpus, [AskRequest("How many people were hurt?")], tmp_path / "no data", tmp_path / "work"
    )
    runs = bench_latency(plan, IngestSettings(), lambda stage, *_: told.append(stage))
    without, with_reader = next(runs), next(runs)
    assert (without.with_reader, with_reader.with_reader) == (False, True)
    assert without.passages == with_reader.passages == 1
    assert all(one.milliseconds[0] > 0 for one in (without, with_reader))
    assert told.count("asking") == 2
    with pytest.raises(CorpusError, match="bbc_news"):
        next(runs)
