"""McNemar's exact test of two runs over the same cases (McNemar 1947; binomial form)."""


def mcnemar_exact(only_before: int, only_after: int) -> float:
    """Give the two-sided p-value that right and wrong changed by chance alone.

    Args:
        only_before: Cases right before and wrong after.
        only_after: Cases wrong before and right after.

    `mcnemar_exact(0, 5)` is 0.0625: two tails of a fair coin's five.
    """
    turned = only_before + only_after
    if not turned:
        return 1.0
    from scipy.stats import binomtest

    return float(binomtest(only_before, turned, 0.5).pvalue)
