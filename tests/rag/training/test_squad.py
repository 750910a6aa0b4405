import gzip
import json
from pathlib import Path

import pytest

from rag.training.examples import Example, holds_answer, read_examples, write_examples
from rag.training.scores import area, exact, f1, normalise
from rag.training.sources import split_sources
from rag.training.squad import GoldAnswer, Paragraph, every_other_article, read_squad

DATASETS = Path(__file__).parents[3] / ".." / "shared" / "datasets"


def test_a_file_gives_its_paragraphs_and_drops_answers_that_are_not_there(tmp_path: Path) -> None:
    asked = [
        {"id": "1", "question": " Who? ", "answers": [{"text": "Anna", "answer_start": 0}]},
        {"id": "2", "question": "When?", "answers": [{"text": "noon", "answer_start": 0}]},
        {
            "id": "3",
            "question": "Why?",
            "answers": [],
            "plausible_answers": [{"text": "left", "answer_start": 5}],
        },
    ]
    content = {"data": [{"title": "T", "paragraphs": [{"context": "Anna left.", "qas": asked}]}]}
    path = tmp_path / "x.json.gz"
    path.write_bytes(gzip.compress(json.dumps(content).encode()))
    (paragraph,) = read_squad(path)
    assert [question.text for question in paragraph.questions] == ["Who?", "Why?"]
    assert paragraph.questions[1].plausible == (GoldAnswer("left", 5),)


def test_every_other_article_goes_by_title() -> None:
    paragraphs = [Paragraph(title, title, ()) for title in "dbac"]
    assert [p.title for p in every_other_article(paragraphs, parity=1)] == ["d", "b"]


@pytest.mark.skipif(not DATASETS.is_dir(), reason="the public data sets are not beside the project")
def test_nothing_of_the_reported_half_is_trained_or_chosen_on() -> None:
    squad = read_squad(DATASETS / "squad2_dev_part.json.gz")
    reported = {paragraph.text for paragraph in every_other_article(squad, parity=1)}
    split = split_sources(DATASETS)
    train = {p.text for part in split.train.values() for p in part}
    development = {p.text for part in split.development.values() for p in part}
    assert not reported & (train | development)
    assert not train & development
    assert min(len(reported), len(development)) > 100


def test_an_answer_is_found_whatever_its_case_and_punctuation() -> None:
    assert holds_answer("It cost $1,200 in all.", [GoldAnswer("$1,200", 0)])
    assert holds_answer("In PARIS, then.", [GoldAnswer("Paris", 0)])
    assert not holds_answer("Parisian ways", [GoldAnswer("Paris", 0)])


def test_examples_come_back_from_their_file(tmp_path: Path) -> None:
    examples = (Example("Who?", "Anna\u2028left “here”.", 0, 4, 1, "positive"),)
    assert write_examples(tmp_path / "e.jsonl", examples) == 1
    assert read_examples(tmp_path / "e.jsonl") == examples


def test_scores_by_hand() -> None:
    assert normalise("The  Normans!") == "normans"
    assert exact("the Normans", ["Normans", "x"]) == 1.0
    assert f1("two of the goals", ["two goals"]) == pytest.approx(0.8)
    assert f1("", ["two"]) == 0.0
    assert area([3.0, 1.0], [1.0, 0.0]) == pytest.approx(0.875)
