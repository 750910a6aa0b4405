"""Intervals and paired tests over cases that are not independent.

Cases that share an article are resampled together.
"""

from evals.statistics.bootstrap import Interval, paired_difference, with_interval
from evals.statistics.mcnemar import mcnemar_exact

__all__ = ["Interval", "mcnemar_exact", "paired_difference", "with_interval"]
