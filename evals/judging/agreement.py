"""How far a judge agrees with people, before any of its numbers are used."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.statistics import Interval, with_interval


@dataclass(frozen=True, slots=True)
class Agreement:
    """A judge against human labels.

    Attributes:
        share: Share of the judged sentences on which it agrees; None where none was judged.
        kappa: Cohen's kappa (Cohen 1960): agreement beyond chance; None where undefined.
        unscored: Sentences on which it gave no usable verdict.
    """

    share: Interval | None
    kappa: float | None
    unscored: int


def agreement(
    said: Sequence[bool | None], human: Sequence[bool], groups: Sequence[str]
) -> Agreement:
    """Compare a judge's verdicts with people's; None is a verdict it did not give.

    `agreement([True, False, None], [True, True, True], ["a", "b", "c"])` has share 0.5.
    """
    pairs = [
        (verdict, label, group)
        for verdict, label, group in zip(said, human, groups, strict=True)
        if verdict is not None
    ]
    share = with_interval(
        [float(verdict == label) for verdict, label, _ in pairs], [group for *_, group in pairs]
    )
    kappa = None
    if share is not None:
        yes_said = sum(verdict for verdict, *_ in pairs) / len(pairs)
        yes_human = sum(label for _, label, _ in pairs) / len(pairs)
        chance = yes_said * yes_human + (1 - yes_said) * (1 - yes_human)
        kappa = (share.estimate - chance) / (1 - chance) if chance < 1 else None
    return Agreement(share, kappa, len(said) - len(pairs))
