# ruff: noqa: E501
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack

import pytest

from ingest.embedding.minilm import MiniLMEmbedding
from ingest.index import build_index
from ingest.settings import IngestSettings
from rag.engine import AnswerEngine
from rag.opening import open_engine
from rag.settings import RagSettings

PAGES = {
    "harbour.txt": """Harbour board closes old pier

NORHAVEN, March 3, 2021 - The Norhaven harbour board will close the old pier in April, its chair Ana Dravic said on Wednesday.

Inspectors found 14 rotten piles under the old pier. “Nobody should walk out there,” Dravic said. “We would rather lose a pier than a child.”

The repair will cost 2.5 million crowns, according to the board. Local fishermen have asked for a floating jetty instead.

Comments

Jonte

My uncle drowned there in 1988, they should have closed it long ago!

Marit

Agreed... the board never listens, it's a disgrace lol

Leave a Reply
""",
    "count.txt": """More piles found rotten in Norhaven

June 12, 2021

Divers have now counted 22 rotten piles under the old pier in Norhaven, the harbour board said.

The pier was built in 1911 and draws some 40,000 visitors a year. Work on a floating jetty will begin in September, Piet Holm, an engineer, told the Norhaven Courier.
""",
    "ferry.txt": """Ferry returns to Sudmark

January 9, 2020

The ferry between Norhaven and Sudmark sails again after two years, the operator Lindrup Lines said. Captain Ida Brok called the first crossing “smooth as glass”.

About 300 passengers were on board. The ferry was withdrawn in 2018 because its engine had failed.
""",
}


EngineOver = Callable[[Mapping[str, str]], AnswerEngine]


@pytest.fixture(scope="session")
def engine_over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineOver]:
    """Makes an engine without the reader over pages, by file name."""
    settings = IngestSettings.from_environment({})
    embedder = MiniLMEmbedding(settings)
    with ExitStack() as opened:

        def make(pages: Mapping[str, str]) -> AnswerEngine:
            corpus, index = tmp_path_factory.mktemp("pages"), tmp_path_factory.mktemp("index")
            for name, text in pages.items():
                (corpus / name).write_text(text, encoding="utf-8")
            build_index(corpus, index, settings, embedder, lambda *_: None)
            answering = RagSettings(reader=False)
            engine = open_engine(index, settings, embedder, answering=answering)
            opened.callback(engine.index.close)
            return engine

        yield make


@pytest.fixture(scope="session")
def engine(engine_over: EngineOver) -> AnswerEngine:
    return engine_over(PAGES)


@pytest.fixture(scope="session")
def corpus() -> Mapping[str, str]:
    """The engine's pages, by file name."""
    return PAGES
