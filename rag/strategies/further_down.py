"""An answer in passages that retrieval puts too far down to be read at first."""

from rag.evidence.candidates import CANDIDATE_PASSAGES
from rag.evidence.demands import demerit
from rag.evidence.ranked import Ranked
from rag.question.understanding import Question
from rag.searcher import Found, Searcher
from rag.strategies.offices import tells_no_office

SURE = 0.6
"""What the reader must give a sentence that little else speaks for, less what it lacks."""
MOST_READ = 2_000
"""Characters of all windows together: a refusal takes that much longer."""


def found_further_down(question: Question, searcher: Searcher, found: Found) -> Ranked | None:
    """Return the sentence of a lower passage that the reader is sure answers, or None.

    Questions worded far from their answers ("Who gets to settle how big it will be?") find it
    there; nothing is answered by it that the passages above answer.
    """
    if not found.ranked or found.ranked[0].reader is None:
        return None
    lower = [hit.passage.passage_id for hit in found.hits[CANDIDATE_PASSAGES:]]
    entries = searcher.among(question, lower).ranked
    read = [entry for entry in searcher.read_further(question, entries, MOST_READ) if entry.reader]
    sure = {entry.row: _certainty(question, searcher, entry) for entry in read}
    best = max(read, key=lambda entry: sure[entry.row], default=None)
    return best if best is not None and sure[best.row] >= SURE else None


def _certainty(question: Question, searcher: Searcher, entry: Ranked) -> float:
    if entry.reader is None or entry.reader.span is None:
        return 0.0
    if tells_no_office(question, entry.candidate.text, searcher.names):
        return 0.0
    return entry.reader.probability * demerit(question, entry, searcher.signals)
