"""Windows that were read for a question are not read again."""

from collections.abc import Sequence

from rag.evidence.remembering import KEPT_READINGS, RememberingReader
from rag.reader.reading import Reading


class Counting:
    """A reader that says of a window how long it is, and notes what it read."""

    def __init__(self) -> None:
        self.read: list[tuple[str, str]] = []

    def read_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        self.read.extend(pairs)
        return [Reading(0, len(window), 1.0, 1.0, 1.0) for _, window in pairs]


def test_a_window_is_read_once_for_a_question() -> None:
    counting = Counting()
    reader = RememberingReader(counting)
    first = reader.read_pairs([("Who?", "Ada."), ("Who?", "Bo Lund.")])
    again = reader.read_pairs([("Who?", "Bo Lund."), ("Who?", "Cleo."), ("Who?", "Bo Lund.")])
    assert [reading.end for reading in (*first, *again)] == [4, 8, 8, 5, 8]
    assert counting.read == [("Who?", "Ada."), ("Who?", "Bo Lund."), ("Who?", "Cleo.")]


def test_another_question_reads_the_window_anew() -> None:
    counting = Counting()
    reader = RememberingReader(counting)
    reader.read_pairs([("Who?", "Ada.")])
    reader.read_pairs([("Where?", "Ada.")])
    assert len(counting.read) == 2


def test_the_oldest_windows_are_forgotten() -> None:
    counting = Counting()
    reader = RememberingReader(counting)
    reader.read_pairs([("Who?", str(number)) for number in range(KEPT_READINGS + 1)])
    reader.read_pairs([("Who?", "1")])
    reader.read_pairs([("Who?", "0")])
    assert len(counting.read) == KEPT_READINGS + 2


def test_nothing_is_read_for_no_windows() -> None:
    counting = Counting()
    assert RememberingReader(counting).read_pairs([]) == ()
    assert counting.read == []
