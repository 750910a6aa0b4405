"""Whether the cited gold words are given to the right speaker."""

from evals.metrics.metric import Metric, Score, View, unscored, yes_or_no
from evals.metrics.statements import is_said


def score(view: View) -> Score:
    """Look for an expected name among the speakers of the cited gold quotes."""
    if not view.case.speaker:
        return unscored("the case names no speaker")
    cited = view.gold_citations
    if not cited:
        return unscored("no gold quote is cited")
    speakers = [citation.speaker or "nobody" for citation in cited]
    right = any(is_said(name, speaker) for name in view.case.speaker for speaker in speakers)
    return yes_or_no(right, f"given to {', '.join(dict.fromkeys(speakers))}")


METRIC = Metric(
    "right_speaker",
    "Right speaker",
    "1 where a cited gold quote names an expected speaker.",
    score,
    decides=True,
)
