"""Each adapter on a hand-made file of its format, and on the public data where it is there."""

import gzip
import json
from pathlib import Path

import pytest

from evals.bench.parts import Part, in_part, items_of
from evals.bench.sets import SETS, read_set
from evals.cases.loading import PlacesMaker, place_problems
from evals.cases.marked import Marked
from evals.formats.as_cases import as_cases
from evals.formats.benchmark import FormatError, write_corpus
from evals.formats.clapnq import read_clapnq
from evals.formats.detokenising import detokenised
from evals.formats.mtrag import read_mtrag
from evals.formats.qags import read_qags
from evals.formats.rgb import read_rgb
from evals.formats.squad2 import read_squad2
from ingest.errors import InputError

DATA = Path(__file__).parents[2] / ".." / "shared" / "datasets"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the public data sets are not here")


def written(path, *records):
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, records)).encode()))
    return path


def test_squad2(tmp_path):
    asked = [
        {"id": "1", "question": " Who? ", "answers": [{"text": "Ann"}, {"text": "Ann"}]},
        {"id": "2", "question": "Why?", "answers": [], "is_impossible": True},
    ]
    article = {"title": "A_B", "paragraphs": [{"context": "Ann came.", "qas": asked}]}
    read = read_squad2(written(tmp_path / "s.json.gz", {"data": [article]}))
    (document,) = read.documents
    assert (document.source, document.content) == ("A_B-000.txt", "A B\n\nAnn came.\n")
    yes, no = read.items
    assert (yes.turns, yes.answers, yes.documents) == (("Who?",), ("Ann",), ("A_B-000",))
    assert (no.answerable, no.documents) == (False, ())


def test_clapnq(tmp_path):
    def record(name, marked):
        passage = {"title": "T", "text": f"One {name}. Two.", "sentences": [f"One {name}.", "Two."]}
        return {
            "id": f"-{name}",
            "input": "q",
            "passages": [passage],
            "output": [{"selected_sentences": marked}],
        }

    read = read_clapnq(
        written(tmp_path / "a.gz", record("1", ["Two."])),
        written(tmp_path / "u.gz", record("2", [])),
    )
    assert [item.answerable for item in read.items] == [True, False]
    assert read.items[0].sentences == ("Two.",)
    assert [document.name for document in read.documents] == ["passage-1", "passage-2"]


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("a one - year plan ( it 's here ) .", "a one-year plan (it's here)."),
        ("`` No , '' she said : they do n't .", "“No,” she said: they don't."),
        ("the boys ' $ 5 -- gone", "the boys' $5 -- gone"),
    ],
)
def test_tokens_are_put_back_as_text(tokens, text):
    assert detokenised(tokens) == text


def test_mtrag(tmp_path):
    record = {
        "conversation_id": "c",
        "task_id": "t",
        "contexts": [{"document_id": "a/b", "text": " words "}],
        "input": [
            {"speaker": "user", "text": "one"},
            {"speaker": "agent", "text": "reply"},
            {"speaker": "user", "text": "two"},
        ],
        "answerability": ["ANSWERABLE"],
        "Multi-Turn": ["Follow-up"],
        "Collection": "govt",
    }
    (item,) = read_mtrag(written(tmp_path / "m.gz", record)).items
    assert item.turns == ("one", "two")
    assert (item.documents, item.label) == (("govt-a_b",), "answerable follow-up")


def test_rgb(tmp_path):
    record = {
        "id": 0,
        "query": "q",
        "answer": [["Tampa", "Florida"]],
        "fakeanswer": "Arizona",
        "positive": ["in Tampa"],
        "positive_wrong": ["in Arizona"],
        "negative": ["tickets"],
    }
    right, irrelevant, altered = read_rgb(written(tmp_path / "r.gz", record)).items
    assert right.scope == ("q0-positive-0", "q0-negative-0")
    assert (irrelevant.scope, irrelevant.answerable) == (("q0-negative-0",), False)
    assert altered.answers == ("Tampa", "Arizona")


def test_qags(tmp_path):
    votes = [{"response": response} for response in ("yes", "no", "yes")]
    record = {"article": "Text.", "summary_sentences": [{"sentence": "S. ", "responses": votes}]}
    (article,) = read_qags(written(tmp_path / "q.gz", record))
    assert (article.sentences[0].text, article.sentences[0].supported) == ("S.", True)


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b broken", b"{"])
def test_a_file_of_another_form_is_told(tmp_path, content):
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(FormatError):
        read_squad2(path)
    with pytest.raises(InputError):
        read_squad2(tmp_path / "none.json.gz")


def test_parts_share_no_group_and_leave_none_out():
    groups = ["d", "a", "c", "b", "a"]
    choose, report = in_part(groups, Part.CHOOSE), in_part(groups, Part.REPORT)
    assert (choose, report) == ({"a", "c"}, {"b", "d"})


@needs_data
@pytest.mark.parametrize("name", SETS)
def test_public_sets_are_read_whole(name, tmp_path):
    benchmark = read_set(name, DATA)
    names = [document.name for document in benchmark.documents]
    assert len(set(names)) == len(names)
    assert {name for item in benchmark.items for name in item.documents} <= set(names)
    halves = [items_of(benchmark, part) for part in Part]
    assert sum(map(len, halves)) == len(benchmark.items)
    assert len(items_of(benchmark, Part.REPORT, 7)) == 7
    write_corpus(benchmark, tmp_path)
    assert len(list(tmp_path.iterdir())) == len(names)


@needs_data
@pytest.mark.parametrize("name", ["squad", "clapnq", "mtrag"])
def test_public_sets_become_test_sets_whose_gold_is_there(name):
    benchmark = read_set(name, DATA)
    cases = as_cases(benchmark)
    texts = {document.source: document.content for document in benchmark.documents}
    small = cases.model_copy(update={"cases": cases.cases[:200]})
    assert place_problems(small, Marked({}, {}), PlacesMaker(texts)(small)) == ()
