"""What is nearest to a question that the articles do not answer."""

from collections.abc import Sequence

from rag.evidence.ranked import Ranked, says_little
from rag.strategies.findings import Evidence, evidence_of

NEAR_MISSES = 3


def near_misses(entries: Sequence[Ranked]) -> tuple[Evidence, ...]:
    """Return the nearest sentences, one a passage; none that only says who wrote, or when."""
    seen: set[str] = set()
    near = []
    for entry in entries:
        sentence = entry.candidate.sentence
        if sentence.passage_id not in seen and not says_little(entry.candidate):
            seen.add(sentence.passage_id)
            near.append(evidence_of(entry))
    return tuple(near[:NEAR_MISSES])
