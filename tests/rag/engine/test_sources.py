# ruff: noqa: E501
"""Questions that ask for one paper's account of what several tell."""

from collections.abc import Iterator

import pytest

from ingest.embedding.minilm import MiniLMEmbedding
from ingest.index import build_index
from ingest.settings import IngestSettings
from rag.engine import AnswerEngine
from rag.opening import open_engine
from rag.request import AskRequest
from rag.settings import RagSettings

PAGES = {
    "courier.txt": """Ferry strikes pier in fog

Norhaven Courier
March 3, 2021

The ferry Alma struck the pier in thick fog on Wednesday. Twelve passengers were hurt, the harbour board said.

Copyright 2021 Norhaven Courier. All rights reserved.
""",
    "post.txt": """Passengers hurt as ferry strikes pier

Sudmark Post
March 4, 2021

Nineteen passengers were hurt when the ferry Alma struck the pier in Norhaven. The captain said the radar had failed.

Copyright 2021 Sudmark Post. All rights reserved.
""",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerEngine]:
    corpus, index = tmp_path_factory.mktemp("papers"), tmp_path_factory.mktemp("index")
    for name, text in PAGES.items():
        (corpus / name).write_text(text, encoding="utf-8")
    settings = IngestSettings.from_environment({})
    embedder = MiniLMEmbedding(settings)
    build_index(corpus, index, settings, embedder, lambda *_: None)
    opened = open_engine(index, settings, embedder, answering=RagSettings(reader=False))
    yield opened
    opened.index.close()


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("According to the Sudmark Post, how many passengers were hurt?", "post.txt"),
        ("How many passengers were hurt, according to the Norhaven Courier?", "courier.txt"),
        ("How many passengers does the Sudmark Post say were hurt?", "post.txt"),
        ("How many hurt passengers does the Norhaven Courier report?", "courier.txt"),
    ],
)
def test_an_account_that_is_asked_for_is_the_only_one_cited(
    engine: AnswerEngine, question: str, source: str
) -> None:
    answer = engine.answer(AskRequest(question))
    assert answer.status == "answered"
    assert {citation.source for citation in answer.citations} == {source}


def test_what_that_account_does_not_tell_is_refused(engine: AnswerEngine) -> None:
    answer = engine.answer(
        AskRequest("According to the Norhaven Courier, who said the radar failed?")
    )
    assert answer.status == "refused"
