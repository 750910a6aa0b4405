"""`pressmark bench judge`: agreement with people first, then the judge's own numbers."""

from collections.abc import Iterator
from pathlib import Path

from evals.bench.checker import FILE
from evals.bench.parts import Part, in_part
from evals.cases import Places
from evals.formats.qags import read_qags
from evals.judging.judge import Judge
from evals.judging.judged_report import Progress, judge_answers, judge_people
from evals.reports.terminal import percent
from evals.running.results import Report


def judged_lines(  # noqa: PLR0913 - the sides of a judgement
    judge: Judge, data: Path, report: Report, places: Places, limit: int, progress: Progress
) -> Iterator[str]:
    """Say how far a judge agrees with people, and then what it says of a report.

    Raises:
        FormatError: The human labels are missing from `data`.
        JudgeUnavailable: The judge's server gave no reply.
    """
    articles = read_qags(data / FILE)
    reported = in_part([f"{article.number:06}" for article in articles], Part.REPORT)
    chosen = [article for article in articles if f"{article.number:06}" in reported]
    found = judge_people(judge, chosen, limit, progress)
    share = percent(found.share) if found.share else "unscored"
    kappa = "undefined" if found.kappa is None else f"{found.kappa:.2f}"
    yield f"agreement with people: {share}, kappa {kappa}, {found.unscored} unscored"
    judged = judge_answers(judge, report, places, progress)
    supported = percent(judged.supported) if judged.supported else "unscored"
    yield f"answer sentences supported: {supported}, {judged.unscored} unscored"
