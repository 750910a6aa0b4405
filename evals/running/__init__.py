"""Runs a test set against a system and judges what came out; a killed run can be resumed.

Nothing is lost but the cases that were under way.
"""

from evals.running.evaluation import Evaluation, Plan, evaluate
from evals.running.judging import judge
from evals.running.results import CaseResult, Report, RunSettings
from evals.running.runner import run_cases
from evals.running.selection import Selection, select

__all__ = [
    "CaseResult",
    "Evaluation",
    "Plan",
    "Report",
    "RunSettings",
    "Selection",
    "evaluate",
    "judge",
    "run_cases",
    "select",
]
