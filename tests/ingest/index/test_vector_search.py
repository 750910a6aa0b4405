"""A few passages are compared one by one, without Chroma, and found as its graph finds them."""

import pytest

from ingest.index import open_index, vector_search
from ingest.index.build import run_build


@pytest.fixture
def opened(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    with open_index(index, tiny.settings_for(index)) as opened:
        yield opened


def test_a_few_passages_are_compared_one_by_one(tiny, opened, monkeypatch):
    vector = tiny.HashingEmbedder().query("boats sailed at dawn")
    by_graph = opened.search_vectors(vector, 3)
    monkeypatch.setattr(vector_search, "EXACT_UP_TO", opened.passage_count)
    one_by_one = opened.search_vectors(vector, 3)
    assert [name for name, _ in one_by_one] == [name for name, _ in by_graph]
    assert [cosine for _, cosine in one_by_one] == pytest.approx(
        [cosine for _, cosine in by_graph], abs=1e-5
    )


def test_chroma_is_not_opened_for_them(tiny, opened, monkeypatch):
    monkeypatch.setattr(vector_search, "EXACT_UP_TO", opened.passage_count)
    monkeypatch.setattr(vector_search, "WorkingCopy", None)
    vector = tiny.HashingEmbedder().query("boats sailed at dawn")
    assert len(opened.search_vectors(vector, 99)) == opened.passage_count
    monkeypatch.setattr(vector_search, "EXACT_UP_TO", opened.passage_count - 1)
    with pytest.raises(TypeError):
        opened.search_vectors(vector, 99)
