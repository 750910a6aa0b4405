"""Whether the answer says what the case accepts."""

from evals.metrics.metric import Metric, Score, View, unscored, yes_or_no
from evals.metrics.statements import is_said


def score(view: View) -> Score:
    """Look for one of the accepted and all of the required statements in the answer's text."""
    case, answer = view.case, view.answer
    if not case.accept and not case.require:
        return unscored("the case names no statement")
    if answer.status != "answered":
        return unscored(f"{answer.status}: nothing is stated")
    missing = [statement for statement in case.require if not is_said(statement, answer.text)]
    said = [statement for statement in case.accept if is_said(statement, answer.text)]
    if case.accept and not said:
        return yes_or_no(False, f"none of {', '.join(map(repr, case.accept))} is said")
    if missing:
        return yes_or_no(False, f"not said: {', '.join(map(repr, missing))}")
    return yes_or_no(True, f"said: {', '.join(map(repr, (*said, *case.require)))}")


METRIC = Metric(
    "answer_match",
    "Answer says it",
    "1 where an accepted and every required statement stands in the answer.",
    score,
    decides=True,
)
