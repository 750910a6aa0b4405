"""Whether the answer keeps clear of what it must not say."""

from evals.metrics.metric import Metric, Score, View, unscored, yes_or_no
from evals.metrics.statements import is_said


def score(view: View) -> Score:
    """Look for forbidden statements in what is said as an answer; near misses are not one."""
    if not view.case.forbid:
        return unscored("the case forbids nothing")
    said = " ".join(sentence.text for sentence in view.answer.sentences)
    if view.answer.status == "answered":
        said = f"{view.answer.text} {said}"
    found = [statement for statement in view.case.forbid if is_said(statement, said)]
    explanation = f"said: {', '.join(map(repr, found))}" if found else "nothing forbidden is said"
    return yes_or_no(not found, explanation)


METRIC = Metric(
    "forbidden",
    "Nothing forbidden",
    "1 where no forbidden statement stands in the answer.",
    score,
    decides=True,
)
