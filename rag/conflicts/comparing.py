"""Whether two quantities of one thing agree, are rounded, counted later, or contradict."""

import math
from datetime import date

from rag.conflicts.quantities import Quantity
from rag.conflicts.records import Relation

SAME_SHARE = 0.005
OPEN_END = 1.5
"""How far above its figure "more than" may reach and still be taken for a rounding."""
MIN_ROUNDED = 100
SAME_REPORTING_DAYS = 3


def same_figure(left: Quantity, right: Quantity) -> bool:
    """Say whether two quantities are put alike: the same bounds."""
    return _close(left.low, right.low) and _close(left.high, right.high)


def relation_of(
    left: Quantity, right: Quantity, published: date | None, other_published: date | None
) -> Relation | None:
    """Relate two quantities of one thing; None where they say the same.

    "More than 5,000" and "between 5,000 and 6,000" may both be right. Figures that exclude each
    other are a later count where their articles are dated more than three days apart.
    """
    if same_figure(left, right):
        return None
    if _may_be_one(left, right):
        return Relation.ROUNDED
    if published is None or other_published is None:
        return Relation.UNDATED
    apart = abs((published - other_published).days)
    return Relation.LATER if apart > SAME_REPORTING_DAYS else Relation.CONTRADICTORY


def _close(left: float, right: float) -> bool:
    if math.inf in (left, right):
        return left == right
    return math.isclose(left, right, rel_tol=SAME_SHARE)


def _may_be_one(left: Quantity, right: Quantity) -> bool:
    if left.low == left.high and right.low == right.high:
        return _rounds_to(left.low, right.low) or _rounds_to(right.low, left.low)
    low, high = _closed(left)
    other_low, other_high = _closed(right)
    return max(low, other_low) <= min(high, other_high)


def _closed(quantity: Quantity) -> tuple[float, float]:
    if quantity.high == math.inf:
        return quantity.low, quantity.low * OPEN_END
    if quantity.low == 0 and quantity.high > 0:
        return quantity.high / OPEN_END, quantity.high
    return quantity.low, quantity.high


def _rounds_to(figure: float, rounded: float) -> bool:
    """Say whether `rounded` is `figure` with fewer digits: 5,200 and 5,000; not 64 and 60."""
    if rounded < MIN_ROUNDED or figure == 0:
        return False
    digits = f"{rounded:.0f}"
    unit = 10.0 ** (len(digits) - len(digits.rstrip("0")))
    return unit > 1 and abs(figure - rounded) <= unit / 2 and unit <= rounded
