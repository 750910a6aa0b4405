"""A follow-up as a language model words it, taken only where it holds to the conversation.

Our own resolution stands in every other case: what a model makes of a question decides what is
searched for, so it may join words of the conversation and bring in none of its own.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from ingest.names import NameTable
from ingest.sentences import sentence_spans
from rag.checking.problems import flipped, missing_names, missing_numbers
from rag.question.asked_for import asked_for
from rag.question.understanding import Question, understand
from rag.words import content_words, words

LONGEST = 400
"""Characters of a rewritten question."""
LEAST_SUBJECT = 2
"""Names and content words below which a question in a conversation leans on it ("Who died?")."""
_REFERENCE = re.compile(
    r"\b(?:he|him|his|she|her|hers|they|them|their|theirs|it|its|this|these|those|there|"
    r"former|latter|ones|the same)\b|\bthat(?=\s*(?:[?.!,]|$))",
    re.IGNORECASE,
)
_ASKING = frozenset(
    ("who", "whom", "whose", "which", "what", "when", "where", "why", "how", "many", "much")
)


class Rewriter(Protocol):
    """Makes a follow-up stand alone, or gives the question back as it was."""

    def rewrite(self, question: Question, history: Sequence[str], names: NameTable) -> Question:
        """Return the question rewritten; as it was where that is not needed or goes wrong."""
        ...


@dataclass(frozen=True, slots=True)
class _Rewriting:
    text: str
    question: Question
    conversation: tuple[str, ...]
    names: NameTable


def leans_on(question: Question, history: Sequence[str]) -> bool:
    """Whether a question is a follow-up: resolved from what was asked before, or in want of it."""
    if not any(earlier.strip() for earlier in history):
        return False
    subjects = len(question.terms) + len(question.mentions)
    return (
        question.used_history
        or subjects < LEAST_SUBJECT
        or _REFERENCE.search(question.standalone) is not None
    )


def fault(text: str, question: Question, history: Sequence[str], names: NameTable) -> str | None:
    """Return why a rewriting is not taken, or None where it may be.

    Args:
        text: The question as a model rewrote it.
        question: The same question as we read it.
        history: The person's earlier questions.
        names: The name table; two spellings of one name are the same name.
    """
    conversation = (*history, question.asked, question.standalone)
    rewriting = _Rewriting(text, question, conversation, names)
    return next((reason for holds, reason in _RULES if not holds(rewriting)), None)


def rewritten(text: str, question: Question, names: NameTable) -> Question:
    """Read the rewritten question in place of ours; what was asked stays as it was."""
    return replace(understand(text, (), names), asked=question.asked, used_history=True)


def _is_one_question(found: _Rewriting) -> bool:
    text = found.text
    if not text or "\n" in text or len(text) > LONGEST or text.count("?") > 1:
        return False
    if found.question.standalone.endswith("?") and not text.endswith("?"):
        return False
    return len(sentence_spans(text, 0, len(text))) == 1


def _keeps_names_and_numbers(found: _Rewriting) -> bool:
    return all(
        not missing_names(said, [found.text], found.names)
        and not missing_numbers(said, [found.text])
        for said in (found.question.asked, found.question.standalone)
    )


def _adds_no_name_or_number(found: _Rewriting) -> bool:
    return not (
        missing_names(found.text, found.conversation, found.names)
        or missing_numbers(found.text, found.conversation)
    )


def _keeps_the_words_asked(found: _Rewriting) -> bool:
    kept = _stems(found.question.asked) & _stems(found.question.standalone)
    return kept <= _stems(found.text)


def _adds_no_word(found: _Rewriting) -> bool:
    known = {stem for said in found.conversation for stem in _stems(said)}
    spelled = {
        word.stem
        for mention in found.names.find(found.text)
        for word in words(found.text[mention.start : mention.end])
    }
    return _stems(found.text) - spelled <= known


def _asks_the_same(found: _Rewriting) -> bool:
    question = found.question
    asking = _asking(question.asked) or _asking(question.standalone)
    return (
        asking <= _asking(found.text)
        and asked_for(found.text) in {question.asked_for, asked_for(question.asked)}
        and not flipped(found.text, [question.standalone])
    )


_RULES: tuple[tuple[Callable[[_Rewriting], bool], str], ...] = (
    (_is_one_question, "it is not one question of bounded length"),
    (_keeps_names_and_numbers, "it drops a name or number"),
    (_adds_no_name_or_number, "it adds a name or number that the conversation does not hold"),
    (_keeps_the_words_asked, "it drops what was asked"),
    (_adds_no_word, "it adds what the conversation does not hold"),
    (_asks_the_same, "it asks for something else"),
)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in content_words(text))


def _asking(text: str) -> frozenset[str]:
    return _ASKING & {word.folded for word in words(text)}
