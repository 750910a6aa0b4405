"""The two networks that answering needs, loaded beside whatever else starts.

Loading is checksums and onnxruntime, which leave Python to other threads; what imports the
engine meanwhile takes longer than both.
"""

import os
from concurrent.futures import ThreadPoolExecutor

from ingest.settings import IngestSettings
from rag.reader.reader import Reader
from rag.settings import RagSettings
from ui.question_vectors import QuestionVectors


class Models:
    """The embedding model and the reader of one process, each loaded once, in its own thread."""

    def __init__(self, settings: IngestSettings) -> None:
        """Begin to load them.

        Raises:
            SettingError: a variable of answering has no usable value.
        """
        self._chosen = RagSettings.from_environment(os.environ)
        loading = ThreadPoolExecutor(2, thread_name_prefix="loading")
        self._questions = loading.submit(QuestionVectors, settings)
        self._reader = loading.submit(self._load_reader, settings.threads)
        loading.shutdown(wait=False)

    @property
    def questions(self) -> QuestionVectors:
        """The embedding model, once it is loaded.

        Raises:
            SettingError: it is missing, changed or cannot be loaded.
        """
        return self._questions.result()

    @property
    def reader(self) -> Reader | None:
        """The reader, once it is loaded; None where it is not there or switched off.

        Raises:
            ReaderDamaged: a file of it is missing or changed.
        """
        return self._reader.result()

    def _load_reader(self, threads: int) -> Reader | None:
        return Reader.load(threads=threads) if self._chosen.reader else None
