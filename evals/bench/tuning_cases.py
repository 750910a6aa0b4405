"""Questions with the sentences that were found for them, which evidence models are fitted on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rag.evidence.weights import LogisticModel


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence that the search found and the trained reader read; `values` are its signals."""

    source: str
    start: int
    end: int
    text: str
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class TuningCase:
    """One question.

    Attributes:
        group: Questions with one group are left out together in cross-validation.
        own: Whether it is of the project's own test set, and not of SQuAD.
        answerable: Whether the documents answer it.
        gold: The documents that do, where only they can.
        sentences: What was found for it.
        right: Whether each of the sentences has the answer.
        learned: Whether the trained reader learned from its article, so that what the reader
            says of it is better than it will be of anything new.
    """

    group: str
    own: bool
    answerable: bool
    gold: frozenset[str]
    sentences: tuple[ReadSentence, ...]
    right: tuple[bool, ...]
    learned: bool = False


class BestKind(StrEnum):
    """What the best sentence of a question is, seen by somebody who knows the answer."""

    ANSWERS = "answers"
    WRONG = "another sentence came first"
    REMOVED = "its paragraph taken away"
    ADVERSARIAL = "adversarial, unanswerable"
    OWN_ANSWERABLE = "own, answerable"
    OWN_ABSENT = "own, not answerable"


@dataclass(frozen=True, slots=True)
class Best:
    """The best sentence's signals, and what it is."""

    kind: BestKind
    values: Mapping[str, float]


def best_place(sentences: Sequence[ReadSentence], rank: LogisticModel) -> int:
    """Give the place of the sentence that `rank` puts first; of equal ones, the earliest."""
    return max(range(len(sentences)), key=lambda at: (rank.logit(sentences[at].values), -at))


def best_sentences(cases: Sequence[TuningCase], rank: LogisticModel) -> tuple[Best, ...]:
    """Give every question's best sentence, and that of SQuAD's answerable ones without gold.

    An answerable question whose paragraph is taken away is one that nothing answers.
    """
    found = []
    for case in cases:
        if not case.sentences:
            continue
        first = best_place(case.sentences, rank)
        found.append(Best(_kind(case, case.right[first]), case.sentences[first].values))
        others = [entry for entry in case.sentences if entry.source not in case.gold]
        if case.answerable and not case.own and others:
            left = others[best_place(others, rank)]
            found.append(Best(BestKind.REMOVED, left.values))
    return tuple(found)


def _kind(case: TuningCase, right: bool) -> BestKind:
    if case.own:
        return BestKind.OWN_ANSWERABLE if case.answerable else BestKind.OWN_ABSENT
    if not case.answerable:
        return BestKind.ADVERSARIAL
    return BestKind.ANSWERS if right else BestKind.WRONG
