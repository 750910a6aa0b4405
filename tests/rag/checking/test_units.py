"""Figures that are right and count the wrong thing."""

import pytest

from ingest.embedding.weights import find_model
from ingest.settings import IngestSettings
from rag.checking.units import miscounted
from rag.word_matching import WordMatcher
from rag.word_vectors import WordVectors


@pytest.fixture(scope="module")
def matcher() -> WordMatcher:
    settings = IngestSettings.from_environment({})
    return WordMatcher(WordVectors(find_model(settings.model_folder, settings.hub_cache).folder))


@pytest.mark.parametrize(
    ("claim", "evidence", "wrong"),
    [
        ("It carried 41,200 cattle.", "It carried 41,200 passengers.", ["41,200 cattle"]),
        ("It carried 41,200 people.", "It carried 41,200 passengers.", []),
        ("It is 30 miles away.", "It is 30 kilometres away.", ["30 miles"]),
        ("About 2,500 soldiers remain.", "About 2,500 troops remain.", []),
        ("It lasted 3 weeks.", "It lasted 3 days.", ["3 weeks"]),
        ("It carried 900 people.", "It carried 41,200 passengers.", []),
    ],
)
def test_the_same_figure_counts_the_same(claim, evidence, wrong, matcher):
    assert [one.words for one in miscounted(claim, [evidence], matcher)] == wrong
