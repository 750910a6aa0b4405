"""Judges one response: every metric, then the verdict."""

from evals.cases import Case, Places
from evals.metrics import Score, Verdict, View, score_all, verdict
from evals.metrics.metric import Support
from evals.running.results import CaseResult
from evals.systems import Response


def judge(
    case: Case, response: Response, places: Places, support: Support, repeat: int = 1
) -> CaseResult:
    """Make the result of a case that the system gave a response for."""
    scores = score_all(View(case, response, places, support))
    return CaseResult(
        case=case,
        cluster=places.cluster(case),
        repeat=repeat,
        response=response,
        scores=scores,
        verdict=verdict(scores),
    )


def failed(case: Case, places: Places, error: str, repeat: int = 1) -> CaseResult:
    """Make the result of a case that the system raised an error on: failed, and unscored."""
    return CaseResult(
        case=case,
        cluster=places.cluster(case),
        repeat=repeat,
        error=error,
        scores={"refusal": Score(value=0.0, explanation=f"error: {error}")},
        verdict=Verdict(passed=False, reasons=(f"Error: {error}",)),
    )
