"""McNemar's exact test of two runs over the same cases (McNemar 1947; binomial form)."""

from math import comb


def mcnemar_exact(only_before: int, only_after: int) -> float:
    """Give the two-sided p-value that right and wrong changed by chance alone.

    Args:
        only_before: Cases right before and wrong after.
        only_after: Cases wrong before and right after.

    `mcnemar_exact(0, 5)` is 0.0625: both tails of a fair coin thrown five times.
    """
    turned = only_before + only_after
    smaller = min(only_before, only_after)
    tail = sum(comb(turned, count) for count in range(smaller + 1)) / float(2**turned)
    return min(1.0, 2 * tail)
