"""How good weights are on questions, and the same by cross-validation over articles."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.bench.tuning_cases import BestKind, TuningCase, best_place, best_sentences
from evals.bench.tuning_fit import SUPPORT, SUPPORT_WITH_READER
from evals.statistics.ranking import area_under_curve
from rag.evidence.weights import LogisticModel, Weights

FOLDS = 5
SHIFTS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)

Fold = tuple[Weights, Sequence[TuningCase]]
"""Weights, and the questions that they are measured on."""


@dataclass(frozen=True, slots=True)
class TuningFigure:
    """A named share or area; NaN where there is nothing to make it from."""

    name: str
    value: float
    questions: int


@dataclass(frozen=True, slots=True)
class AnsweredAt:
    """The shares of own questions that support lets answer when its intercept is shifted."""

    shift: float
    answerable: float
    absent: float


@dataclass(frozen=True, slots=True)
class Variant:
    """The models that decide without the trained reader, or with it."""

    name: str
    rank: Callable[[Weights], LogisticModel]
    support: Callable[[Weights], LogisticModel]
    shift: float
    reads: bool


WITHOUT_READER = Variant(
    "without reader", lambda w: w.rank, lambda w: w.support, SUPPORT.shift, reads=False
)
WITH_READER = Variant(
    "with reader",
    lambda w: w.rank_with_reader,
    lambda w: w.support_with_reader,
    SUPPORT_WITH_READER.shift,
    reads=True,
)
AREAS = (
    (BestKind.ANSWERS, BestKind.REMOVED),
    (BestKind.ANSWERS, BestKind.ADVERSARIAL),
    (BestKind.ANSWERS, BestKind.WRONG),
    (BestKind.OWN_ANSWERABLE, BestKind.OWN_ABSENT),
)


def cross_validated(
    cases: Sequence[TuningCase], fit: Callable[[Sequence[TuningCase]], Weights]
) -> tuple[Fold, ...]:
    """Measure each fifth of the groups by weights fitted on the others, in name order.

    A fold without anything to fit on is left out.
    """
    groups = sorted({(case.own, case.group) for case in cases})
    fold_of = {group: place % FOLDS for place, group in enumerate(groups)}
    folds = []
    for fold in range(FOLDS):
        tested = [case for case in cases if fold_of[case.own, case.group] == fold]
        others = [case for case in cases if fold_of[case.own, case.group] != fold]
        if tested and others:
            folds.append((fit(others), tested))
    return tuple(folds)


def measure(folds: Sequence[Fold], variant: Variant) -> tuple[TuningFigure, ...]:
    """Give the share of right first sentences, and support's areas by kind of negative."""
    return (*_hits(folds, variant), *_areas(folds, variant))


def answered_by_shift(folds: Sequence[Fold], variant: Variant) -> tuple[AnsweredAt, ...]:
    """Give what a support model lets answer at each shift, before what verdicts take away."""
    logits = _logits(folds, variant)
    shares = []
    for shift in SHIFTS:
        answered = [
            np.array(logits[kind]) - variant.shift + shift >= 0
            for kind in (BestKind.OWN_ANSWERABLE, BestKind.OWN_ABSENT)
        ]
        shares.append(AnsweredAt(shift, _share(answered[0]), _share(answered[1])))
    return tuple(shares)


def _hits(folds: Sequence[Fold], variant: Variant) -> Iterator[TuningFigure]:
    for own, whose in ((False, "SQuAD"), (True, "own cases")):
        right = [
            case.right[best_place(case.sentences, variant.rank(weights))]
            for weights, cases in folds
            for case in _measurable(cases, variant)
            if case.own == own and case.answerable and case.sentences
        ]
        yield TuningFigure(f"sentence hit@1, {whose}", _share(np.array(right)), len(right))


def _areas(folds: Sequence[Fold], variant: Variant) -> Iterator[TuningFigure]:
    logits = _logits(folds, variant)
    for answered, not_answered in AREAS:
        scores = np.array([*logits[answered], *logits[not_answered]])
        positive = np.arange(len(scores)) < len(logits[answered])
        area = area_under_curve(scores, positive)
        yield TuningFigure(f"support AUC, {not_answered.value}", area, len(scores))


def _logits(folds: Sequence[Fold], variant: Variant) -> dict[BestKind, list[float]]:
    found: dict[BestKind, list[float]] = {kind: [] for kind in BestKind}
    for weights, cases in folds:
        for best in best_sentences(_measurable(cases, variant), variant.rank(weights)):
            found[best.kind].append(variant.support(weights).logit(best.values))
    return found


def _measurable(cases: Sequence[TuningCase], variant: Variant) -> list[TuningCase]:
    """Leave out what the reader learned from, where the reader counts."""
    return [case for case in cases if not (variant.reads and case.learned)]


def _share(values: NDArray[np.bool_]) -> float:
    return float(values.mean()) if len(values) else float("nan")
