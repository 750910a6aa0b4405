"""The one way in which the page and the command line come by their query engine."""

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import IndexLocked, PressmarkError
from ingest.index.garbage import collecting_later
from ingest.index.generations import list_generations
from ingest.index.lock import wait_for_builder
from ui.cli.interrupted import told_if_interrupted
from ui.corpus import are_defaults

if TYPE_CHECKING:
    from ingest.index import Index
    from ingest.index.job import Progress
    from rag.engine import AnswerEngine
    from ui.models import Models


def ready_engine(
    corpus: Path, index: Path, progress: "Progress", *, fresh: bool = False
) -> "AnswerEngine":
    """Open the index of `corpus`, building it first where there is none.

    Args:
        corpus: The folder of articles, read only if the index has to be built.
        index: The folder that keeps the index.
        progress: Told the stage of a build, how much of it is done, and how much there is.
        fresh: Also bring one that is there up to date, with the corpus and with how this version
            reads pages: what is measured must be what would be answered.

    Raises:
        CorpusError: an index has to be built and the corpus cannot be read.
        SettingError: an environment variable has no usable value.
        IndexUnavailable: the index cannot be opened or built.
    """
    opener = EngineOpener(index)

    def build() -> None:
        from ingest.embedding.minilm import MiniLMEmbedding
        from ingest.index import build_index

        build_index(corpus, index, opener.settings, MiniLMEmbedding(opener.settings), progress)

    if fresh:
        with told_if_interrupted(index):
            build()
    return opener.ready(corpus, build, progress)


class EngineOpener:
    """Opens the index in one folder, as often as it is built anew, with one embedding model."""

    def __init__(self, index: Path) -> None:
        """Read the settings from the environment; the model is loaded when it is first needed.

        Raises:
            SettingError: a variable has no usable value.
        """
        from ingest.settings import IngestSettings

        self.settings = IngestSettings.from_environment(os.environ)
        self._index = index

    def ready(
        self, corpus: Path, build: Callable[[], object], progress: "Progress"
    ) -> "AnswerEngine":
        """Open the index of `corpus`, which `build` makes where there is none.

        An index of another folder with other articles is replaced, since `corpus` says what to
        answer from. The articles that come along are read anew where the rules of reading
        changed, which takes seconds. Any other index is used as it is, even if its folder or
        the rules changed since: `ui.corpus.notices` says so. Where another process builds the
        index already, that is waited for and then looked at again.

        Raises:
            IndexUnavailable: the index cannot be opened or built.
            SettingError: the model is missing or changed.
        """
        # Asked without the model, so that two of them are not in memory while one builds.
        while not list_generations(self._index):
            self._build_or_wait(build, progress)
        with ExitStack() as opening:
            opened = opening.enter_context(self._open())
            while _is_of_another_corpus(opened, corpus):
                opening.close()
                self._build_or_wait(build, progress)
                opened = opening.enter_context(self._open())
            if opened.rules_changed and are_defaults(corpus, self._index):
                opening.close()
                # Where it cannot be replaced, in a read-only folder say, it goes on answering.
                with suppress(PressmarkError):
                    self._build_or_wait(build, progress)
                opened = opening.enter_context(self._open())
            engine = self._over(opened)
            opening.pop_all()
        return engine

    def newest(self) -> "AnswerEngine":
        """Open the index as it is now.

        Raises:
            IndexUnavailable: it cannot be opened.
            SettingError: the model is missing or changed.
        """
        with ExitStack() as opening:
            engine = self._over(opening.enter_context(self._open()))
            opening.pop_all()
        return engine

    def _build_or_wait(self, build: Callable[[], object], progress: "Progress") -> None:
        try:
            with told_if_interrupted(self._index):
                build()
        except IndexLocked:
            progress("waiting", 0, 1)
            wait_for_builder(self._index)
            progress("waiting", 1, 1)

    @cached_property
    def _models(self) -> "Models":
        from ui.models import Models

        return Models(self.settings)

    @collecting_later()
    def _open(self) -> "Index":
        models = self._models
        import_module("rag.opening")  # takes as long as the models do, so it goes beside them
        from ingest.index import open_index

        return open_index(self._index, self.settings, models.questions.identity)

    @collecting_later()
    def _over(self, opened: "Index") -> "AnswerEngine":
        from rag.opening import engine_over

        models = self._models
        return engine_over(opened, self.settings, models.questions, reader=lambda: models.reader)


def _is_of_another_corpus(index: "Index", corpus: Path) -> bool:
    if Path(index.corpus).resolve() == corpus.resolve():
        return False
    return index.corpus_changed(corpus) is not None
