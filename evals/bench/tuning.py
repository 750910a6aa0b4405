"""`pressmark bench tune`: chooses the weights by which a sentence is evidence."""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals.bench.parts import Part, items_of
from evals.bench.sets import read_set
from evals.bench.tuning_cases import TuningCase
from evals.bench.tuning_collect import (
    Progress,
    choosing_half,
    indexed,
    indexed_half,
    own_cases,
    public_cases,
)
from evals.bench.tuning_fit import fit_weights
from evals.bench.tuning_measure import (
    WITH_READER,
    WITHOUT_READER,
    answered_by_shift,
    cross_validated,
    measure,
)
from evals.cases.loading import PlacesMaker, load_cases
from evals.datasets import (
    FRESH_SEED_CASES,
    INVENTED,
    MORE_SEED_CASES,
    SEED_CASES,
    invented_cases,
    invented_pages,
)
from evals.running.evaluation import corpus_texts
from ingest.embedding.minilm import MiniLMEmbedding
from ingest.errors import InputError
from ingest.settings import IngestSettings
from rag.evidence.weights import LogisticModel, Weights
from rag.reader.reader import Reader
from rag.training.sources import split_sources

DIGITS = 3
UNREAD = ("news", "clapnq", "mtrag")
"""Sets of whose half to choose on the trained reader learned nothing."""


@dataclass(frozen=True, slots=True)
class TuningPlan:
    """What to choose on.

    Attributes:
        data: Folder of the public sets.
        corpus: Folder of the pages that the project's first cases are about.
        limit: Most questions of SQuAD; None asks all of the choosing half.
        work: Where the indexes are kept, to be used again by the next run.
    """

    data: Path
    corpus: Path
    limit: int | None
    work: Path


def collect(
    plan: TuningPlan, settings: IngestSettings, progress: Progress
) -> tuple[TuningCase, ...]:
    """Ask everything that weights are chosen on, and keep the signals.

    Raises:
        InputError: There is no trained reader, so that its models cannot be fitted.
        FormatError: SQuAD is missing from `plan.data`.
        CorpusError: The pages cannot be read.
        SettingError: The embedding model is missing or changed.
        IndexUnavailable: An index cannot be built in `plan.work`.
    """
    half = choosing_half(read_set("squad", plan.data), plan.limit)
    if Reader.load(threads=settings.threads) is None:
        raise InputError("The trained reader is not there; two of the models read its signals.")
    encoder = MiniLMEmbedding(settings)
    ask = indexed_half(half, plan.work / "squad-choose", settings, encoder, progress)
    development = split_sources(plan.data).development["squad2"]
    unread = frozenset(paragraph.title for paragraph in development)
    found = list(public_cases(half, ask, unread, progress))
    for name in UNREAD:
        whole = read_set(name, plan.data)
        chosen = replace(whole, items=items_of(whole, Part.CHOOSE))
        ask = indexed_half(chosen, plan.work / name, settings, encoder, progress)
        groups = frozenset(item.group for item in chosen.items)
        found.extend(public_cases(chosen, ask, groups, progress))
    own = (
        ("seeds", SEED_CASES, plan.corpus),
        ("seeds", MORE_SEED_CASES, plan.corpus),
        ("seeds", FRESH_SEED_CASES, plan.corpus),
        *((name, invented_cases(name), invented_pages(name)) for name in INVENTED),
    )
    for name, path, corpus in own:
        cases = load_cases(path)
        places = PlacesMaker(corpus_texts(corpus))(cases)
        ask = indexed(corpus, plan.work / name, settings, encoder, progress)
        found.extend(own_cases(cases, places, ask, progress))
    return tuple(found)


def tuning_lines(cases: Sequence[TuningCase], shipped: Weights) -> Iterator[str]:
    """Say how good the shipped weights are, and new ones, as Markdown tables.

    The new ones are cross-validated: each question is measured by weights chosen without its
    article. The shipped ones may have been chosen on the very questions.
    """
    folds = cross_validated(cases, fit_weights)
    squad = [case for case in cases if not case.own]
    articles = len({case.group for case in squad})
    yield (
        f"{len(squad)} questions on {articles} articles of the public sets' choosing halves,"
        f" {len(cases) - len(squad)} own cases that are not held out"
    )
    for variant in (WITHOUT_READER, WITH_READER):
        yield ""
        yield f"| {variant.name} | before: shipped | after: cross-validated | questions |"
        yield "| --- | --- | --- | --- |"
        before = measure([(shipped, cases)], variant)
        for old, new in zip(before, measure(folds, variant), strict=True):
            yield f"| {old.name} | {_shown(old.value)} | {_shown(new.value)} | {old.questions} |"
    for variant in (WITHOUT_READER, WITH_READER):
        yield ""
        yield f"| shift, {variant.name} | own answerable passed | own not answerable passed |"
        yield "| --- | --- | --- |"
        for at in answered_by_shift(folds, variant):
            chosen = " (chosen)" if at.shift == variant.shift else ""
            yield f"| {at.shift:+.2f}{chosen} | {_shown(at.answerable)} | {_shown(at.absent)} |"


def weights_json(weights: Weights) -> str:
    """Write weights as `rag/evidence/weights.json` holds them."""
    models = {
        "rank": weights.rank,
        "rank_with_reader": weights.rank_with_reader,
        "support": weights.support,
        "support_with_reader": weights.support_with_reader,
    }
    thresholds = {
        "answer_threshold": weights.answer_threshold,
        "answer_threshold_with_reader": weights.answer_threshold_with_reader,
    }
    written = {name: _rounded(model) for name, model in models.items()}
    return json.dumps(written | thresholds, indent=2)


def _rounded(model: LogisticModel) -> dict[str, float | dict[str, float]]:
    return {
        "intercept": round(model.intercept, DIGITS),
        "coefficients": {name: round(value, DIGITS) for name, value in model.coefficients.items()},
    }


def _shown(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}"
