"""One metric per file: for each case a value with its explanation, or unscored.

`METRICS` lists them all; `verdict` says from them whether a case passed.
"""

from evals.metrics.metric import Metric, Score, View
from evals.metrics.registry import METRICS, score_all
from evals.metrics.verdict import Verdict, verdict

__all__ = ["METRICS", "Metric", "Score", "Verdict", "View", "score_all", "verdict"]
