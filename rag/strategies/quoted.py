"""Whose words these are: a question that quotes, answered by the sentence that has the words."""

import re
from collections.abc import Sequence

from rag.evidence.candidates import Candidate
from rag.question.asked_for import AskedFor, say_verbs
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import ARTICLES_ONLY, COMMENTS_ONLY, Searcher
from rag.strategies.findings import Evidence, Findings, evidence_from
from rag.words import words

_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{3,})[”\"“»]|(?<!\w)[‘'](.{3,}?)[’'](?!\w)")
_WHOSE = re.compile(
    rf"\bwho(?:m|se)?\b[^“\"‘']*\b(?:{say_verbs()}|wrote|writes|words?|quotes?|put it)\b", re.I
)
LEAST_WORDS = 3
"""Fewer quoted words are a name or an expression, and no quotation that can be looked up."""
SUPPORT = 0.95
"""Support of words that are found as they are asked for."""


def find_quoted(question: Question, searcher: Searcher, filters: Filters) -> Findings | None:
    """Answer who said the words that a question quotes; None where it asks no such thing.

    The sentence before is shown too where the speaker is named only there. Words that no article
    has are refused, and shown where only a reader's comment has them.
    """
    asked = _asked_words(question)
    if not asked:
        return None
    said = " ".join(asked)
    found = _holding(asked, searcher.near(said, filters, ARTICLES_ONLY))
    if found:
        return Findings(answered=True, support=SUPPORT, evidence=_evidence(found[0], searcher))
    comments = _holding(asked, searcher.near(said, filters, COMMENTS_ONLY))
    if comments:
        return Findings(
            answered=False,
            support=0.0,
            near=tuple(_plain(candidate) for candidate in comments[:1]),
            reason="Only a reader’s comment has these words.",
        )
    return Findings(answered=False, support=0.0, reason="No article has these words.")


def _asked_words(question: Question) -> tuple[str, ...]:
    if question.asked_for is not AskedFor.PERSON and not _WHOSE.search(question.standalone):
        return ()
    quoted = [first or second for first, second in _QUOTED.findall(question.standalone)]
    longest = max(quoted, key=len, default="")
    found = tuple(word.folded for word in words(longest))
    return found if len(found) >= LEAST_WORDS else ()


def _holding(asked: Sequence[str], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that have the words in a row, those of the body first."""
    return [
        candidate
        for candidate in candidates
        if _contains([word.folded for word in words(candidate.text)], asked)
    ]


def _contains(told: Sequence[str], asked: Sequence[str]) -> bool:
    size = len(asked)
    return any(list(told[at : at + size]) == list(asked) for at in range(len(told) - size + 1))


def _evidence(candidate: Candidate, searcher: Searcher) -> tuple[Evidence, ...]:
    """Return the sentence; where it names nobody, with the one before it and who speaks."""
    named = any(found.entry.kind == "person" for found in searcher.names.find(candidate.text))
    if named or candidate.previous is None:
        return (_plain(candidate),)
    speaker = candidate.sentence.speaker
    note = f"as the article reads, {speaker} speaks" if speaker else ""
    previous = evidence_from(candidate.previous, candidate.before, candidate.article)
    return previous, _plain(candidate, note)


def _plain(candidate: Candidate, note: str = "") -> Evidence:
    return evidence_from(candidate.sentence, candidate.text, candidate.article, None, note)
