"""The one way in which the page and the command line come by their query engine."""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import IndexMissing

if TYPE_CHECKING:
    from ingest.index import Index
    from ingest.index.job import Progress
    from ingest.settings import IngestSettings
    from rag.engine import AnswerEngine


def ready_engine(corpus: Path, index: Path, progress: "Progress") -> "AnswerEngine":
    """Open the index of `corpus`, building it first where there is none.

    An index of another folder with other articles is replaced, since `corpus` says what to
    answer from. One of the same folder is used as it is, even if the folder changed since:
    `ui.corpus.change_notice` says so.

    Args:
        corpus: The folder of articles, read only if the index has to be built.
        index: The folder that keeps the index.
        progress: Told the stage of a build, how much of it is done, and how much there is.

    Raises:
        CorpusError: an index has to be built and the corpus cannot be read.
        SettingError: an environment variable has no usable value.
        IndexUnavailable: the index cannot be opened or built.
    """
    from ingest.index import open_index
    from ingest.settings import IngestSettings
    from rag.opening import open_engine
    from ui.question_vectors import QuestionVectors

    settings = IngestSettings.from_environment(os.environ)
    questions = QuestionVectors(settings)
    with ExitStack() as opening:
        try:
            opened = opening.enter_context(open_index(index, settings, questions.identity))
        except IndexMissing:
            opened = None
        if opened is None or _is_of_another_corpus(opened, corpus):
            opening.close()
            _build(corpus, index, settings, progress)
            opened = opening.enter_context(open_index(index, settings, questions.identity))
        engine = open_engine(index, settings, questions, opened)
        opening.pop_all()
    return engine


def _build(corpus: Path, index: Path, settings: "IngestSettings", progress: "Progress") -> None:
    from ingest.embedding.minilm import MiniLMEmbedding
    from ingest.index import build_index

    build_index(corpus, index, settings, MiniLMEmbedding(settings), progress)


def _is_of_another_corpus(index: "Index", corpus: Path) -> bool:
    if Path(index.corpus).resolve() == corpus.resolve():
        return False
    return index.corpus_changed(corpus) is not None
