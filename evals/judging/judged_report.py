"""A judge over people's labels, and then over the answers of a report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.cases import Places
from evals.formats.qags import JudgedArticle
from evals.judging.agreement import Agreement, agreement
from evals.judging.judge import Judge
from evals.running.results import Report
from evals.statistics import Interval, with_interval
from ingest.sentences import sentence_spans

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class JudgedAnswers:
    """The share of answer sentences that a judge says their citations support."""

    supported: Interval | None
    unscored: int


def judge_people(
    judge: Judge, articles: Sequence[JudgedArticle], limit: int, progress: Progress
) -> Agreement:
    """Ask a judge about the first `limit` sentences that people have judged."""
    asked = [(article, one) for article in articles for one in article.sentences][:limit]
    said: list[bool | None] = []
    for number, (article, one) in enumerate(asked, start=1):
        spans = sentence_spans(article.text, 0, len(article.text))
        evidence = [article.text[start:end] for start, end in spans]
        said.append(judge.judge(one.text, evidence).supported)
        progress("people's labels", number, len(asked))
    human = [one.supported for _, one in asked]
    return agreement(said, human, [str(article.number) for article, _ in asked])


def judge_answers(
    judge: Judge, report: Report, places: Places, progress: Progress
) -> JudgedAnswers:
    """Ask a judge whether each answer sentence of a report is supported by what it cites."""
    asked = [
        (
            result.cluster,
            sentence.text,
            [c for c in answer.citations if c.marker in sentence.citations],
        )
        for result in report.results
        if result.response is not None
        for answer in [result.response.answer]
        for sentence in answer.sentences
    ]
    values, clusters = [], []
    for number, (cluster, text, citations) in enumerate(asked, start=1):
        evidence = [(places.text(c.source) or "")[c.start : c.end] for c in citations]
        supported = judge.judge(text, evidence).supported
        if supported is not None:
            values.append(float(supported))
            clusters.append(cluster)
        progress("answers", number, len(asked))
    return JudgedAnswers(with_interval(values, clusters), len(asked) - len(values))
