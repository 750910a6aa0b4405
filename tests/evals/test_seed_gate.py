"""The project's own gate: the real engine over the seeds, as `pressmark eval --gate` runs it."""

from pathlib import Path

import pytest

from evals.comparing import hold, load_gate
from evals.datasets import SEED_CASES
from evals.metrics.checker import GroundingChecker
from evals.running import Plan, Selection, evaluate
from evals.systems.pressmark import PressmarkSystem

GATE = Path(__file__).parents[2] / "evals" / "gate.toml"


@pytest.mark.slow
def test_the_gate_holds_on_the_seeds(seeds, tmp_path):
    from ingest.embedding.minilm import MiniLMEmbedding
    from ingest.index.build import build_index
    from ingest.settings import IngestSettings
    from rag.opening import open_engine

    settings = IngestSettings()
    embedder = MiniLMEmbedding(settings)
    build_index(seeds, tmp_path / "index", settings, embedder, lambda *_: None)
    engine = open_engine(tmp_path / "index", settings, embedder)
    try:
        support = GroundingChecker(engine.index.names, settings)
        plan = Plan(SEED_CASES, seeds, Selection(("part=open",)))
        evaluation = evaluate(plan, PressmarkSystem(engine), support)
    finally:
        engine.index.close()
    assert hold(load_gate(GATE), evaluation.report.results) == ()
