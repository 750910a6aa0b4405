# ruff: noqa: E501
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from ingest.embedding.minilm import MiniLMEmbedding
from ingest.embedding.weights import find_model
from ingest.index import build_index, open_index
from ingest.settings import IngestSettings
from rag.engine import AnswerEngine, Parts
from rag.opening import open_engine
from rag.settings import RagSettings
from rag.word_matching import WordMatcher
from rag.word_vectors import WordVectors

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


@dataclass(frozen=True, slots=True)
class Marked:
    """What the scripted reader says of a window."""

    start: int = 0
    end: int = 0
    answer_probability: float = 0.05
    relevance: float = 0.2

    @property
    def likeliest(self) -> tuple[int, int]:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class ScriptedReader:
    """Takes the given words for the answer wherever they stand, and nothing else."""

    marked: tuple[str, ...]

    def read_pairs(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Marked]:
        return [self._read(window) for _, window in pairs]

    def _read(self, window: str) -> Marked:
        for words in self.marked:
            start = window.find(words)
            if start >= 0:
                return Marked(start, start + len(words), 0.9, 0.9)
        return Marked()


ReadingEngineOver = Callable[[Mapping[str, str], tuple[str, ...]], AnswerEngine]


@pytest.fixture(scope="session")
def reading_engine_over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingEngineOver]:
    """Makes an engine over pages with a reader that takes the given words for answers."""
    settings = IngestSettings.from_environment({})
    embedder = MiniLMEmbedding(settings)
    model = find_model(settings.model_folder, settings.hub_cache)
    matcher = WordMatcher(WordVectors(model.folder))
    with ExitStack() as opened:

        def make(pages: Mapping[str, str], marked: tuple[str, ...]) -> AnswerEngine:
            corpus, folder = tmp_path_factory.mktemp("pages"), tmp_path_factory.mktemp("index")
            for name, text in pages.items():
                (corpus / name).write_text(text, encoding="utf-8")
            build_index(corpus, folder, settings, embedder, lambda *_: None)
            index = open_index(folder, settings)
            opened.callback(index.close)
            return AnswerEngine(index, embedder, Parts(matcher, reader=ScriptedReader(marked)))

        yield make
