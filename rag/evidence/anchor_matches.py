"""Which of the names, numbers and nationalities of a question texts mention; each is read once."""

from collections.abc import Iterable, Sequence

from rag.evidence.readings import TextReader
from rag.question.anchors import Anchor
from rag.word_matching import MATCHED, WordMatcher
from rag.words import words


class AnchorMatches:
    """The matches of one question's anchors."""

    def __init__(self, anchors: Sequence[Anchor], read: TextReader, matcher: WordMatcher) -> None:
        """`read` gives the words and names of a text."""
        self._anchors = anchors
        self._read = read
        self._matcher = matcher
        self._by_text: dict[str, frozenset[Anchor]] = {}

    def held(self, texts: Iterable[str]) -> frozenset[Anchor]:
        """Return the anchors that at least one of the texts mentions."""
        return frozenset().union(*(self._held_by(text) for text in texts if text))

    def share(self, texts: Iterable[str]) -> float:
        """Return the share of the anchors that texts mention; 1 where there are none."""
        if not self._anchors:
            return 1.0
        held = self.held(texts)
        return sum(anchor in held for anchor in self._anchors) / len(self._anchors)

    def _held_by(self, text: str) -> frozenset[Anchor]:
        known = self._by_text.get(text)
        if known is None:
            known = frozenset(anchor for anchor in self._anchors if self._mentions(text, anchor))
            self._by_text[text] = known
        return known

    def _mentions(self, text: str, anchor: Anchor) -> bool:
        reading = self._read(text)
        if anchor.also & reading.names:
            return True
        if anchor.name_id in reading.names or (" " in anchor.text and anchor.text in text):
            return True
        if anchor.name_id is not None and not anchor.owner:
            return False
        match = self._matcher.match(words(anchor.text), reading.found)
        return bool(match.max(initial=0.0) >= MATCHED)
