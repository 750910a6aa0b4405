"""The four evidence models, fitted: the best sentence, and its support, without and with reader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.bench.tuning_cases import BestKind, TuningCase, best_sentences
from evals.statistics.logistic import fit_logistic
from rag.evidence.weights import LogisticModel, Weights

THRESHOLD = 0.5
"""Support from which a question is answered; what moves it is the shift of a support model."""
POSITIVE = frozenset({BestKind.ANSWERS, BestKind.OWN_ANSWERABLE})
NEGATIVE = frozenset({BestKind.REMOVED, BestKind.ADVERSARIAL, BestKind.OWN_ABSENT})
OWN = frozenset({BestKind.OWN_ANSWERABLE, BestKind.OWN_ABSENT})


@dataclass(frozen=True, slots=True)
class ModelPlan:
    """How a model is fitted.

    Attributes:
        signals: What it reads.
        ridge: Penalty on squared coefficients of standardised signals.
        own_weight: How much a sentence of an own case counts beside one of SQuAD.
        shift: Added to the fitted intercept. SQuAD's unanswerable questions are adversarial and
            as many as the answerable ones, so that the fitted model refuses too much; the table
            of shifts that the command prints is what it was chosen by.
    """

    signals: tuple[str, ...]
    ridge: float
    own_weight: float
    shift: float = 0.0


RANK = ModelPlan(
    (
        "passage_gap",
        "passage_cosine",
        "sentence_cosine",
        "coverage",
        "in_context",
        "anchors_in_context",
        "answer_type",
    ),
    ridge=1.0,
    own_weight=6.0,
)
RANK_WITH_READER = ModelPlan(
    (
        "passage_gap",
        "passage_cosine",
        "sentence_cosine",
        "in_context",
        "anchors_in_context",
        "answer_type",
        "reader_answer",
        "reader_logit",
    ),
    ridge=1.0,
    own_weight=6.0,
)
SUPPORT = ModelPlan(
    ("sentence_cosine", "in_context", "anchors", "answer_type"),
    ridge=2.0,
    own_weight=4.0,
    shift=0.75,
)
SUPPORT_WITH_READER = ModelPlan(
    (
        "sentence_cosine",
        "anchors",
        "answer_type",
        "reader_answer",
        "reader_logit",
        "reader_relevance",
    ),
    ridge=2.0,
    own_weight=4.0,
    shift=0.8,
)


@dataclass(frozen=True, slots=True)
class _Row:
    values: Mapping[str, float]
    positive: bool
    own: bool


def fit_weights(cases: Sequence[TuningCase]) -> Weights:
    """Fit all four models; each support model on what its rank model puts first.

    Those that read the reader's signals are fitted only where the reader learned nothing.
    """
    new = [case for case in cases if not case.learned]
    rank = _fit(RANK, _ranking_rows(cases))
    rank_with_reader = _fit(RANK_WITH_READER, _ranking_rows(new))
    return Weights(
        rank=rank,
        rank_with_reader=rank_with_reader,
        support=_fit(SUPPORT, _support_rows(cases, rank)),
        support_with_reader=_fit(SUPPORT_WITH_READER, _support_rows(new, rank_with_reader)),
        answer_threshold=THRESHOLD,
        answer_threshold_with_reader=THRESHOLD,
    )


def _ranking_rows(cases: Sequence[TuningCase]) -> Iterable[_Row]:
    """Every sentence of every question that has an answer."""
    for case in cases:
        if case.answerable:
            for sentence, right in zip(case.sentences, case.right, strict=True):
                yield _Row(sentence.values, right, case.own)


def _support_rows(cases: Sequence[TuningCase], rank: LogisticModel) -> Iterable[_Row]:
    """The best sentence of every question; left out is one that is not the answer to it.

    Whether such a sentence answers is unknown: it may say the same in other words.
    """
    for best in best_sentences(cases, rank):
        if best.kind in POSITIVE | NEGATIVE:
            yield _Row(best.values, best.kind in POSITIVE, best.kind in OWN)


def _fit(plan: ModelPlan, rows: Iterable[_Row]) -> LogisticModel:
    found = list(rows)
    fitted = fit_logistic(
        np.array([[row.values[name] for name in plan.signals] for row in found], dtype=np.float64),
        np.array([row.positive for row in found], dtype=np.bool_),
        plan.ridge,
        np.array([plan.own_weight if row.own else 1.0 for row in found], dtype=np.float64),
    )
    return LogisticModel(
        intercept=float(fitted[0]) + plan.shift,
        coefficients=dict(zip(plan.signals, map(float, fitted[1:]), strict=True)),
    )
