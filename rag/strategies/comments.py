"""Readers' comments, when they are asked for: quoted as such, never as evidence."""

import re
from collections.abc import Iterable, Sequence

from rag.evidence.ranked import Ranked
from rag.evidence.selection import repeats
from rag.question.asked_for import AskedFor
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import COMMENTS_ONLY, Found, Searcher
from rag.strategies.findings import Findings, evidence_of
from rag.strategies.near_misses import near_misses
from rag.strategies.writers import writers_named

LEAD = "From readers’ comments, which are no evidence for what the articles report:"
MOST_COMMENTS = 3
_HEADS_A_QUOTE = re.compile(r"\b(?:said|says|wrote|writes|posted):$", re.IGNORECASE)
_STAMP = re.compile(
    r"\b(?:post(?:ed)?|written|by|on|at|am|pm|ago|today|yesterday|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(?:second|minute|hour|day|week|month|year)s?)\b|[\W\d_]+",
    re.IGNORECASE,
)
LEAST_CONTEXT = 0.3
"""A comment must have this weighted share of the question's words, where it has any."""


def find_comments(question: Question, searcher: Searcher, filters: Filters) -> Findings:
    """Answer with readers' own sentences, each labelled as a comment."""
    if not filters.include_comments:
        return Findings(
            answered=False, support=0.0, reason="Readers’ comments are left out by the filter."
        )
    asked = question.asked_for is AskedFor.COMMENTS
    writers = writers_named(question, searcher, by_part=asked)
    if writers:
        passages = [key for name in writers for key in searcher.index.comment_writers[name]]
        found = searcher.among(question, passages)
        near = [one for one in found.ranked if one.signals.terms >= LEAST_CONTEXT]
        return _laid_out(found, near or found.ranked)
    found = searcher.find(question, filters, COMMENTS_ONLY)
    topical = bool(question.terms or question.mentions)
    return _laid_out(
        found,
        [
            entry
            for entry in found.ranked
            if not topical or entry.signals.in_context >= LEAST_CONTEXT
        ],
    )


def _laid_out(found: Found, entries: Iterable[Ranked]) -> Findings:
    chosen = _chosen(found, entries)
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
        support=chosen[0].signals.in_context,
        evidence=tuple(
            evidence_of(entry, note=f"reader’s comment by {_writer(entry)}") for entry in chosen
        ),
        lead=LEAD,
        hits=found.hits,
    )


def _chosen(found: Found, entries: Iterable[Ranked]) -> Sequence[Ranked]:
    """Return the first few that say something new and are more than whose words follow."""
    chosen: list[Ranked] = []
    for entry in entries:
        text = entry.candidate.text.strip()
        heading = _is_heading(text, _writer(entry)) or bool(_HEADS_A_QUOTE.search(text))
        if not heading and not any(repeats(entry, other, found.vectors) for other in chosen):
            chosen.append(entry)
    return chosen[:MOST_COMMENTS]


def _is_heading(text: str, writer: str) -> bool:
    """Whether a line only says who wrote, and when: "Post by Ann » Wed Mar 15, 2023 7:42 am"."""
    return writer in text and not _STAMP.sub("", text.replace(writer, " ", 1))


def _writer(entry: Ranked) -> str:
    return entry.candidate.hit.passage.speaker or "an unnamed reader"
