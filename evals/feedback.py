"""Thumbs from the chat page become draft cases for a person to finish."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from evals.cases import Case, CaseSet, Gold, Kind, Status
from rag.answer import Answer

DRAFT_TAG = "draft"
MAX_ID_WORDS = 6


@dataclass(frozen=True, slots=True)
class Feedback:
    """A person's thumb under an answer; `reason` is what she wrote or chose."""

    turns: tuple[str, ...]
    answer: Answer
    liked: bool
    reason: str = ""


def draft_cases(items: Iterable[Feedback], title: str = "Drafts from feedback") -> CaseSet | None:
    """Make a test set of drafts, one for each conversation that was judged; None of nothing.

    What was liked becomes gold: its quotes, or its refusal. Of what was disliked nothing is
    known to be right, so the case only forbids the words that were given, and a person adds what
    is right. Each case is tagged "draft", and with the thumb and the reason.
    """
    cases = {case.id: case for case in map(_draft, items)}
    return CaseSet(title=title, cases=tuple(cases.values())) if cases else None


def _draft(item: Feedback) -> Case:
    kind = Kind.FOLLOW_UP if len(item.turns) > 1 else Kind.ANSWERABLE
    draft = Case(
        id=_id(item),
        kind=kind,
        expect=Status.EITHER,
        turns=item.turns,
        tags=(DRAFT_TAG, "liked" if item.liked else "disliked", *_reason_tag(item.reason)),
    )
    if not item.liked:
        forbidden = tuple(sentence.text for sentence in item.answer.sentences[:1])
        return draft.model_copy(update={"forbid": forbidden})
    if item.answer.status == "refused":
        return draft.model_copy(update={"kind": Kind.ABSENT, "expect": Status.REFUSED})
    gold = tuple(Gold(article=c.source, quote=c.quote) for c in item.answer.citations)
    return draft.model_copy(update={"gold": gold, "expect": Status.ANSWERED})


def _id(item: Feedback) -> str:
    words = re.findall(r"[a-z0-9]+", item.turns[-1].lower())[:MAX_ID_WORDS]
    digest = sha256("\n".join((*item.turns, item.answer.text)).encode()).hexdigest()[:6]
    return "-".join(["draft", *words, digest])[:80]


def _reason_tag(reason: str) -> tuple[str, ...]:
    words = " ".join(reason.split())
    return (f"reason: {words}",) if words else ()
