"""`pressmark bench checker`: the grounding checker on QAGS CNN/DM, beside simpler measures.

Each measure gives a sentence a score; its threshold is the one with the best balanced accuracy
on the choosing half of the articles, and is reported as it stands on the other half.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.bench.parts import Part, in_part
from evals.bench.simple_support import cosine_support, name_overlap, rouge_l_support
from evals.formats.qags import JudgedArticle, JudgedSentence, read_qags
from evals.metrics.checker import GroundingChecker
from evals.statistics import Interval
from evals.statistics.bootstrap import statistic_interval
from evals.statistics.ranking import (
    Labels,
    Scores,
    area_under_curve,
    balanced_accuracy,
    best_threshold,
)
from ingest.embedding.minilm import MiniLMEmbedding
from ingest.sentences import sentence_spans
from ingest.settings import IngestSettings

FILE = "qags_cnndm.jsonl.gz"
Measure = Callable[[str, tuple[str, ...]], float]


@dataclass(frozen=True, slots=True)
class CheckerRow:
    """One measure on one part: how well its scores tell supported sentences from others."""

    name: str
    threshold: float
    balanced_accuracy: Interval | None
    area: Interval | None
    sentences: int


def bench_checker(data: Path, part: Part, settings: IngestSettings) -> tuple[CheckerRow, ...]:
    """Measure the checker and the simple measures.

    Raises:
        FormatError: The data file is missing or not of its format.
        SettingError: The embedding model is missing or changed.
    """
    articles = read_qags(data / FILE)
    checker = GroundingChecker(settings=settings).checker
    embedder = MiniLMEmbedding(settings)
    measures: dict[str, Measure] = {
        "grounding checker": lambda claim, evidence: checker.check(claim, evidence).support,
        "ROUGE-L": rouge_l_support,
        "cosine": cosine_support(embedder),
        "name and number overlap": name_overlap,
    }
    chosen_on = in_part([f"{article.number:06}" for article in articles], Part.CHOOSE)
    return tuple(
        _row(name, measure, articles, chosen_on, part) for name, measure in measures.items()
    )


def checker_markdown(rows: Sequence[CheckerRow]) -> str:
    """Write the table as Markdown, as the docs hold it."""
    lines = [
        f"**QAGS CNN/DM**: {rows[0].sentences} sentences",
        "",
        "| | balanced accuracy | area under the curve | threshold |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| {row.name} | {_shown(row.balanced_accuracy)} | {_shown(row.area)} "
        f"| {row.threshold:.3f} |"
        for row in rows
    ]
    return "\n".join(lines)


def _row(
    name: str,
    measure: Measure,
    articles: Sequence[JudgedArticle],
    chosen_on: frozenset[str],
    part: Part,
) -> CheckerRow:
    scored: dict[Part, list[tuple[JudgedSentence, float]]] = {p: [] for p in Part}
    for article in articles:
        half = Part.CHOOSE if f"{article.number:06}" in chosen_on else Part.REPORT
        text = article.text
        evidence = tuple(text[start:end] for start, end in sentence_spans(text, 0, len(text)))
        scored[half] += [(one, measure(one.text, evidence)) for one in article.sentences]
    choosing, choosing_labels = _arrays(scored[Part.CHOOSE])
    threshold = best_threshold(choosing, choosing_labels)
    scores, labels = _arrays(scored[part])
    groups = [str(one.article) for one, _ in scored[part]]
    return CheckerRow(
        name=name,
        threshold=threshold,
        balanced_accuracy=statistic_interval(
            lambda drawn: balanced_accuracy(scores[drawn], labels[drawn], threshold), groups
        ),
        area=statistic_interval(
            lambda drawn: area_under_curve(scores[drawn], labels[drawn]), groups
        ),
        sentences=len(scores),
    )


def _arrays(
    scored: Sequence[tuple[JudgedSentence, float]],
) -> tuple[Scores, Labels]:
    return (
        np.array([score for _, score in scored], dtype=np.float64),
        np.array([one.supported for one, _ in scored], dtype=np.bool_),
    )


def _shown(interval: Interval | None) -> str:
    if interval is None:
        return "undefined"
    if interval.low is None or interval.high is None:
        return f"{interval.estimate:.3f}"
    return f"{interval.estimate:.3f} [{interval.low:.3f}, {interval.high:.3f}]"
