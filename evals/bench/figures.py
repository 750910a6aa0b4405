"""The figures of each public set, with intervals over its groups."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.bench.outcomes import Outcome
from evals.bench.sentences_f1 import sentences_f1
from evals.formats import Document
from evals.metrics.statements import plain
from evals.statistics import Interval, with_interval
from evals.statistics.bootstrap import statistic_interval
from evals.statistics.ranking import Labels, Scores, area_under_curve, rejected_at

FALSE_REFUSALS = 0.05
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Figure:
    """A named figure; `interval` is None where the set has nothing to make it from."""

    name: str
    interval: Interval | None
    unit: str = "share"


Figures = Callable[[Sequence[Outcome], Sequence[Document]], tuple[Figure, ...]]


def squad_figures(outcomes: Sequence[Outcome], documents: Sequence[Document]) -> tuple[Figure, ...]:
    """Paragraph hit@1 and hit@5, chosen sentence, and answerable against not."""
    del documents
    answerable = [outcome for outcome in outcomes if outcome.item.answerable]
    return (
        _mean("paragraph hit@1", answerable, lambda outcome: _hit(outcome, 1)),
        _mean("paragraph hit@5", answerable, lambda outcome: _hit(outcome, 5)),
        _mean("first sentence has the answer", answerable, lambda outcome: _says(outcome, 1)),
        _mean("any sentence has the answer", answerable, lambda outcome: _says(outcome, None)),
        *_support_figures(outcomes),
    )


def clapnq_figures(
    outcomes: Sequence[Outcome], documents: Sequence[Document]
) -> tuple[Figure, ...]:
    """Passage hit@1, overlap with the marked sentences, and answerable against not."""
    by_name = {document.name: document for document in documents}
    answerable = [outcome for outcome in outcomes if outcome.item.answerable]
    return (
        _mean("passage hit@1", answerable, lambda outcome: _hit(outcome, 1)),
        _mean("sentence F1", answerable, lambda outcome: sentences_f1(outcome, by_name)),
        *_support_figures(outcomes),
    )


def mtrag_figures(outcomes: Sequence[Outcome], documents: Sequence[Document]) -> tuple[Figure, ...]:
    """Hit@5 of answerable turns and of follow-ups, and each kind's refusals."""
    del documents
    answerable = [outcome for outcome in outcomes if outcome.item.answerable]
    follow_ups = [outcome for outcome in answerable if "follow-up" in outcome.item.label]
    judged = [
        outcome
        for outcome in outcomes
        if outcome.item.label.split()[0] in {"answerable", "unanswerable"}
    ]
    underspecified = [o for o in outcomes if o.item.label.startswith("underspecified")]
    return (
        _mean("context hit@5", answerable, lambda outcome: _hit(outcome, 5)),
        _mean("context hit@5, follow-ups", follow_ups, lambda outcome: _hit(outcome, 5)),
        *_support_figures(judged),
        _mean("underspecified refused", underspecified, lambda outcome: float(outcome.refused)),
    )


def rgb_figures(outcomes: Sequence[Outcome], documents: Sequence[Document]) -> tuple[Figure, ...]:
    """Refusal of irrelevant passages, answers from right ones, conflicts of altered ones."""
    del documents
    by_label = {
        label: [outcome for outcome in outcomes if outcome.item.label == label]
        for label in ("answerable", "irrelevant", "altered")
    }
    told_apart = [*by_label["answerable"], *by_label["irrelevant"]]
    return (
        _mean("irrelevant only: refused", by_label["irrelevant"], lambda o: float(o.refused)),
        _mean("right ones there: answered", by_label["answerable"], lambda o: float(not o.refused)),
        _mean("right ones there: says it", by_label["answerable"], _answered_rightly),
        _mean("altered: conflict shown", by_label["altered"], _shows_both),
        _mean("altered: both values quoted", by_label["altered"], _quotes_both),
        _area("irrelevant told apart (AUC)", told_apart),
    )


def _support_figures(outcomes: Sequence[Outcome]) -> tuple[Figure, ...]:
    answerable = [outcome for outcome in outcomes if outcome.item.answerable]
    not_answerable = [outcome for outcome in outcomes if not outcome.item.answerable]
    scores, positive = _arrays(outcomes)
    rejected = statistic_interval(
        lambda drawn: rejected_at(scores[drawn], positive[drawn], FALSE_REFUSALS),
        [outcome.item.group for outcome in outcomes],
    )
    return (
        _area("answerable told apart (AUC)", outcomes),
        Figure("refused at 5 % false refusals", rejected),
        _mean("unanswerable refused", not_answerable, lambda outcome: float(outcome.refused)),
        _mean("answerable refused", answerable, lambda outcome: float(outcome.refused)),
        Figure("p95 milliseconds", _p95(outcomes), "ms"),
    )


def _area(name: str, outcomes: Sequence[Outcome]) -> Figure:
    scores, positive = _arrays(outcomes)
    groups = [outcome.item.group for outcome in outcomes]
    return Figure(
        name,
        statistic_interval(lambda drawn: area_under_curve(scores[drawn], positive[drawn]), groups),
    )


def _arrays(
    outcomes: Sequence[Outcome],
) -> tuple[Scores, Labels]:
    scores = np.array([outcome.support for outcome in outcomes], dtype=np.float64)
    positive = np.array([outcome.item.answerable for outcome in outcomes], dtype=np.bool_)
    return scores, positive


def _mean(name: str, outcomes: Sequence[Outcome], value: Callable[[Outcome], float]) -> Figure:
    values = [value(outcome) for outcome in outcomes]
    return Figure(name, with_interval(values, [outcome.item.group for outcome in outcomes]))


def _p95(outcomes: Sequence[Outcome]) -> Interval | None:
    if not outcomes:
        return None
    value = float(np.percentile([outcome.elapsed_ms for outcome in outcomes], 95))
    return Interval(value, None, None, len(outcomes), len(outcomes))


def _hit(outcome: Outcome, first: int) -> float:
    return float(any(name in outcome.item.documents for name in outcome.ranked[:first]))


def _says(outcome: Outcome, first: int | None) -> float:
    said = [plain(chosen.quote) for chosen in outcome.chosen[:first]]
    return float(any(plain(answer) in quote for answer in outcome.item.answers for quote in said))


def _answered_rightly(outcome: Outcome) -> float:
    return 0.0 if outcome.refused else _says(outcome, None)


def _shows_both(outcome: Outcome) -> float:
    wanted = [plain(answer) for answer in outcome.item.answers]
    return float(
        any(
            all(any(answer in plain(value) for value in values) for answer in wanted)
            for values in outcome.conflicts
        )
    )


def _quotes_both(outcome: Outcome) -> float:
    said = " ".join(plain(chosen.quote) for chosen in outcome.chosen)
    return float(all(plain(answer) in said for answer in outcome.item.answers))
