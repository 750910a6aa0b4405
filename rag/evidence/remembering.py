"""What was read is remembered: a question that is looked up again shares most of its windows."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from rag.evidence.rereading import WindowReader, WindowReading

KEPT_READINGS = 512
"""Windows of the last questions, of which several may be answered side by side."""


class RememberingReader:
    """A reader that reads no window twice for one question. Safe to call from several threads."""

    def __init__(self, reader: WindowReader) -> None:
        self._reader = reader
        self._known: OrderedDict[tuple[str, str], WindowReading] = OrderedDict()
        self._lock = Lock()

    def read_pairs(self, pairs: Sequence[tuple[str, str]]) -> tuple[WindowReading, ...]:
        """Read each window for the question beside it, in order."""
        with self._lock:
            found = {pair: self._known[pair] for pair in pairs if pair in self._known}
        new = [pair for pair in dict.fromkeys(pairs) if pair not in found]
        found.update(zip(new, self._reader.read_pairs(new) if new else (), strict=True))
        with self._lock:
            for pair in found:
                self._known[pair] = found[pair]
                self._known.move_to_end(pair)
            while len(self._known) > KEPT_READINGS:
                self._known.popitem(last=False)
        return tuple(found[pair] for pair in pairs)
