"""The grounding checker of `rag` as the metrics see it."""

from rag.checking import check


class GroundingChecker:
    """Says whether exact words support a sentence."""

    def supports(self, sentence: str, evidence: tuple[str, ...]) -> bool:
        """Say whether the evidence, taken together, supports the whole sentence."""
        return check(sentence, evidence).supported
