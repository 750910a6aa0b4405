"""The grounding checker of `rag` as the metrics see it."""

from functools import cached_property

from ingest.names import NameTable
from ingest.settings import IngestSettings
from rag import checking

FULLY = frozenset({"verbatim", "supported"})  # "partly supported" is not support for ALCE


class GroundingChecker:
    """Says whether exact words support a sentence; models load when first asked.

    Sentences that are verbatim never come here, so for quoted answers nothing is loaded.
    """

    def __init__(
        self, names: NameTable | None = None, settings: IngestSettings | None = None
    ) -> None:
        """`names` is the name table of the corpus; without it only countries are known."""
        self._names = names or NameTable(())
        self._settings = settings or IngestSettings()

    @cached_property
    def checker(self) -> checking.GroundingChecker:
        """The checker, with its models.

        Raises:
            SettingError: The embedding model is missing or changed.
        """
        from ingest.embedding.weights import find_model
        from rag.word_matching import WordMatcher
        from rag.word_vectors import WordVectors

        model = find_model(self._settings.model_folder, self._settings.hub_cache)
        matcher = WordMatcher(WordVectors(model.weights.parent))
        return checking.GroundingChecker(self._names, matcher)

    def supports(self, sentence: str, evidence: tuple[str, ...]) -> bool:
        """Say whether the evidence, taken together, supports the whole sentence."""
        return self.checker.check(sentence, evidence).verdict in FULLY
