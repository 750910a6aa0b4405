"""A small corpus, and the build of `tiny_build.py` as a fixture."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from ingest.index import vector_search

ARTICLES = {
    "harbour.txt": (
        "Menu Home News Sport\n\n# Harbour reopens\n\nThe harbour of Larkmouth reopened on "
        "Monday. Forty boats sailed at dawn.\n\nMenu Share this page\n\nFishermen said the "
        "repairs took nine weeks.\n\n> I saw the boats leave.\n"
    ),
    "bridge.txt": (
        "# Bridge closed\n\nThe old bridge is closed for painting. Engineers found rust in two "
        "of its arches.\n\n# Library grows\n\nThe town library bought 300 books.\n"
    ),
}


@pytest.fixture(scope="session")
def tiny() -> ModuleType:
    path = Path(__file__).with_name("tiny_build.py")
    spec = importlib.util.spec_from_file_location("tiny_build", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture(autouse=True)
def _as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search the few passages of these tests by Chroma's graph, as many are searched."""
    monkeypatch.setattr(vector_search, "EXACT_UP_TO", 0)
