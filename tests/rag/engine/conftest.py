# ruff: noqa: E501
from collections.abc import Iterator
from pathlib import Path

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


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("harbour")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def engine(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerEngine]:
    settings = IngestSettings.from_environment({})
    embedder = MiniLMEmbedding(settings)
    folder = tmp_path_factory.mktemp("index")
    build_index(corpus, folder, settings, embedder, lambda *_: None)
    opened = open_engine(folder, settings, embedder, answering=RagSettings(reader=False))
    yield opened
    opened.index.close()
