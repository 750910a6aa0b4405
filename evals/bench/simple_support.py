"""Simple measures of whether evidence supports a sentence, to measure the checker against."""

import re
from collections.abc import Callable, Sequence

import numpy as np

from ingest.embedding.minilm import MiniLMEmbedding

WORD = re.compile(r"\w+")
NAME_OR_NUMBER = re.compile(r"\b(?:[A-Z]\w+|\d[\d.,]*\d|\d)\b")


def rouge_l_support(claim: str, evidence: Sequence[str]) -> float:
    """Give the greatest share of the claim's words kept in order by one piece of evidence.

    The recall of ROUGE-L (Lin 2004): `rouge_l_support("a b c", ["a x c"])` is 2/3.
    """
    words = WORD.findall(claim.lower())
    if not words:
        return 0.0
    longest = max((_common(words, WORD.findall(text.lower())) for text in evidence), default=0)
    return longest / len(words)


def cosine_support(embedder: MiniLMEmbedding) -> Callable[[str, Sequence[str]], float]:
    """Make a measure that gives the greatest cosine of the claim with a piece of evidence."""
    known: dict[tuple[str, ...], np.ndarray[tuple[int, int], np.dtype[np.float64]]] = {}

    def measure(claim: str, evidence: Sequence[str]) -> float:
        if not evidence:
            return 0.0
        key = tuple(evidence)
        if key not in known:
            known.clear()  # claims come article by article
            known[key] = np.array(embedder.get_text_embedding_batch(list(key)), dtype=np.float64)
        return float((known[key] @ np.array(embedder.get_query_embedding(claim))).max())

    return measure


def name_overlap(claim: str, evidence: Sequence[str]) -> float:
    """Give the share of the claim's capitalised words and numbers that the evidence has too.

    Without any it is 1. `name_overlap("Ann met Bob", ["Ann left"])` is 0.5.
    """
    said = set(NAME_OR_NUMBER.findall(claim))
    known = {word.lower() for text in evidence for word in WORD.findall(text)}
    held = [word for word in said if all(p.lower() in known for p in WORD.findall(word))]
    return len(held) / len(said) if said else 1.0


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Give the length of the longest common subsequence."""
    row = [0] * (len(theirs) + 1)
    for word in ours:
        before = 0
        for place, other in enumerate(theirs, start=1):
            kept = row[place]
            row[place] = before + 1 if word == other else max(row[place], row[place - 1])
            before = kept
    return row[-1]
