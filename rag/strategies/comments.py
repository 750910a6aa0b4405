"""Readers' comments, when they are asked for: quoted as such, never as evidence."""

from rag.evidence.ranked import Ranked
from rag.evidence.selection import repeats
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import COMMENTS_ONLY, Searcher
from rag.strategies.facts import near_misses
from rag.strategies.findings import Findings, evidence_of
from rag.words import words

MOST_COMMENTS = 3
LEAST_CONTEXT = 0.3
"""A comment must have this weighted share of the question's words, where it has any."""


def find_comments(question: Question, searcher: Searcher, filters: Filters) -> Findings:
    """Answer with readers' own sentences, each labelled as a comment."""
    if not filters.include_comments:
        return Findings(
            answered=False, support=0.0, reason="Readers’ comments are left out by the filter."
        )
    found = searcher.find(question, filters, COMMENTS_ONLY)
    asked_names = {word.folded for word in words(question.standalone)}
    by_name = [entry for entry in found.ranked if _screen_name(entry) & asked_names]
    pool = by_name or list(found.ranked)
    topical = bool(question.terms or question.mentions)
    chosen: list[Ranked] = []
    for entry in pool:
        weak = topical and not by_name and entry.signals.in_context < LEAST_CONTEXT
        named = entry.candidate.text.strip() == _writer(entry)
        if (
            not weak
            and not named
            and not any(repeats(entry, other, found.vectors) for other in chosen)
        ):
            chosen.append(entry)
    if not chosen:
        return Findings(
            answered=False,
            support=0.0,
            near=near_misses(found.ranked),
            reason="No reader’s comment speaks of it.",
            hits=found.hits,
        )
    return Findings(
        answered=True,
        support=1.0 if by_name else chosen[0].signals.in_context,
        evidence=tuple(
            evidence_of(
                entry,
                note=f"reader’s comment by {_writer(entry)}",
            )
            for entry in chosen[:MOST_COMMENTS]
        ),
        hits=found.hits,
    )


def _writer(entry: Ranked) -> str:
    return entry.candidate.hit.passage.speaker or "an unnamed reader"


def _screen_name(entry: Ranked) -> set[str]:
    """Return the words of a comment's screen name that are long enough to ask for."""
    speaker = entry.candidate.hit.passage.speaker or entry.candidate.sentence.speaker or ""
    return {word.folded for word in words(speaker) if len(word.folded) > 3}
