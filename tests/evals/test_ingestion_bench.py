"""The cost of ingestion, stage by stage."""

import tarfile

import numpy as np
import pytest

from evals.bench.ingestion import (
    EMBEDDING,
    FILE,
    IngestionCost,
    bench_ingestion,
    ingestion_markdown,
    unpack_articles,
)
from evals.bench.made_up_vectors import MadeUpVectors
from evals.bench.stopwatch import Spent, Stopwatch
from ingest.embedding import ModelIdentity, PassageText
from ingest.errors import CorpusError
from ingest.settings import IngestSettings

STORY = (
    "Harbour {number} reopens\n\nThe harbour of Larkmouth reopened on Monday, said its master. "
    "Some {number} boats sailed at dawn, and the fish market opened an hour later.\n"
)


class WordPieces:
    """Counts words as the pieces of a model of sixteen dimensions."""

    identity = ModelIdentity("words", "1" * 64, 16)
    window = 254

    def piece_offsets(self, text):
        starts = [at for at in range(len(text)) if at == 0 or text[at - 1] == " "]
        return [(at, at + 1) for at in starts]

    def passages(self, texts, progress=None):
        raise NotImplementedError


@pytest.fixture
def data(tmp_path):
    stories = tmp_path / "stories"
    stories.mkdir()
    for number in range(10):
        (stories / f"{number}.txt").write_text(STORY.format(number=number))
    with tarfile.open(tmp_path / FILE, "w:gz") as archive:
        archive.add(stories, "bbc")
    return tmp_path


def test_made_up_vectors_are_unit_vectors_that_depend_on_the_words_alone():
    vectors = MadeUpVectors(WordPieces()).passages(
        [PassageText("One. Two.", ((0, 4), (5, 9))), PassageText("Two.", ((0, 4),))]
    )
    assert vectors.passages.shape == (2, 16)
    assert vectors.sentences.shape == (3, 16)
    assert np.linalg.norm(vectors.sentences, axis=1) == pytest.approx([1, 1, 1], abs=1e-6)
    assert (vectors.sentences[1] == vectors.passages[1]).all()
    assert (vectors.sentences[0] != vectors.sentences[1]).any()


def test_a_stopwatch_adds_up_the_laps_of_a_task():
    watch = Stopwatch()
    for task in ("a", "b", "a"):
        watch.lap(task)
    assert list(watch.spent) == ["a", "b"]
    assert all(spent.clock >= 0 and spent.processor >= 0 for spent in watch.spent.values())


def test_articles_are_unpacked_whole_or_spread_evenly(data, tmp_path):
    unpack_articles(data, tmp_path / "all")
    assert len(list((tmp_path / "all").rglob("*.txt"))) == 10
    unpack_articles(data, tmp_path / "some", 3)
    assert len(list((tmp_path / "some").rglob("*.txt"))) == 3
    with pytest.raises(CorpusError, match="cannot be read"):
        unpack_articles(tmp_path / "nowhere", tmp_path / "none")


def test_every_stage_of_an_ingestion_is_timed(data, tmp_path):
    unpack_articles(data, tmp_path / "corpus")
    settings = IngestSettings(cache_folder=tmp_path / "cache")
    told = []
    cost = bench_ingestion(
        tmp_path / "corpus",
        tmp_path / "index",
        MadeUpVectors(WordPieces()),
        settings,
        lambda stage, *_: told.append(stage),
    )
    assert (cost.files, cost.articles, cost.repeats, cost.lost) == (10, 10, 0, 0)
    assert cost.passages == 10
    assert {"names", "origins", EMBEDDING, "Chroma"} < cost.spent.keys()
    assert {"reading", "embedding"} < set(told)
    with pytest.raises(CorpusError, match="already"):
        bench_ingestion(
            tmp_path / "corpus",
            tmp_path / "index",
            MadeUpVectors(WordPieces()),
            settings,
            lambda *_: None,
        )


def test_the_table_shows_shares_by_the_clock_and_by_the_processor():
    cost = IngestionCost(
        files=3,
        articles=2,
        repeats=1,
        lost=0,
        passages=8,
        spent={"names": Spent(1, 1), EMBEDDING: Spent(4, 9)},
        peak=300,
    )
    table = ingestion_markdown(cost)
    assert "| names | 1.0 | 20.0% | 1.0 | 10.0% |" in table
    assert "Everything but embedding: 20.0% of the time, 10.0% of the processor time." in table
