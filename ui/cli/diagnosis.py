"""The checks of `pressmark doctor`: each looks at one thing and says what it found."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

from ingest.embedding.weights import find_model
from ingest.errors import IndexMissing, PressmarkError
from ingest.index import open_index
from ingest.settings import IngestSettings
from rag.composing import ComposingFailed
from rag.reader.reader import Reader
from rag.settings import RagSettings
from ui.cli.report_text import counted
from ui.corpus import chosen_corpus, notices

PYTHON = (3, 11)
HEARTBEAT = "/api/v2/heartbeat"
SERVER_PATIENCE = 3.0  # seconds
_LLM_ADVICE = (
    "Look at PRESSMARK_LLM_URL (it often ends in /v1), PRESSMARK_LLM_MODEL and PRESSMARK_LLM_KEY; "
    "until it answers, answers are quotations."
)


class State(StrEnum):
    """How a check went."""

    GOOD = "ok"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, a sentence a line, with what to do where there is something to do."""

    subject: str
    state: State
    detail: str


@dataclass(frozen=True, slots=True)
class Setup:
    """What is examined."""

    corpus: Path
    index: Path
    settings: IngestSettings
    answering: RagSettings


def examine(named: Path | None, index: Path, environment: Mapping[str, str]) -> list[Finding]:
    """Run every check, one after the other; a check that fails does not stop the rest."""
    try:
        settings = IngestSettings.from_environment(environment)
        answering = RagSettings.from_environment(environment)
    except PressmarkError as error:
        return [_python(), Finding("settings", State.BAD, str(error))]
    setup = Setup(chosen_corpus(named, index), index, settings, answering)
    return [_python(), *(_guarded(subject, check, setup) for subject, check in CHECKS.items())]


def _guarded(subject: str, check: Callable[[Setup], Finding], setup: Setup) -> Finding:
    try:
        return check(setup)
    except PressmarkError as error:
        return Finding(subject, State.BAD, str(error))


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] == PYTHON:
        return Finding("Python", State.GOOD, found)
    wanted = ".".join(map(str, PYTHON))
    return Finding("Python", State.BAD, f"{found}; Pressmark is tested with {wanted} only.")


def _model(setup: Setup) -> Finding:
    model = find_model(setup.settings.model_folder, setup.settings.hub_cache)
    return Finding(
        "embedding model", State.GOOD, f"{model.name}, SHA-256 {model.sha256}, in {model.folder}"
    )


def _index(setup: Setup) -> Finding:
    try:
        opened = open_index(setup.index, setup.settings)
    except IndexMissing:
        return Finding(
            "index",
            State.NOTE,
            f"There is none in {setup.index} yet; pressmark ask and pressmark chat build it "
            f"from {setup.corpus}.",
        )
    with opened:
        found = notices(opened, setup.corpus, setup.index)
        if found:
            return Finding("index", State.NOTE, "\n".join(found))
        texts = counted(sum(file.skipped is None for file in opened.report), "text")
        return Finding(
            "index",
            State.GOOD,
            f"{setup.index}: {texts} of {opened.corpus}, "
            f"{counted(opened.passage_count, 'passage')}, model {opened.model}",
        )


def _chroma(setup: Setup) -> Finding:
    url = setup.settings.chroma_url
    if url is None:
        return Finding("Chroma", State.GOOD, "embedded: vectors are kept in the index folder")
    direct = build_opener(ProxyHandler({}))
    try:
        with direct.open(f"{url.rstrip('/')}{HEARTBEAT}", timeout=SERVER_PATIENCE):
            return Finding("Chroma", State.GOOD, f"the server at {url} answers")
    except OSError as error:
        return Finding(
            "Chroma",
            State.BAD,
            f"The server at {url} that PRESSMARK_CHROMA names does not answer ({error}); start "
            "it with chroma run, or unset PRESSMARK_CHROMA to keep vectors in the index folder.",
        )


def _reader(setup: Setup) -> Finding:
    if not setup.answering.reader:
        return Finding("reader", State.NOTE, "PRESSMARK_READER switches it off")
    if Reader.load() is None:
        return Finding("reader", State.NOTE, "none is installed; answers are found without it")
    return Finding("reader", State.GOOD, "installed whole")


def _language_model(setup: Setup) -> Finding:
    url = setup.answering.llm_url
    if url is None:
        return Finding("language model", State.GOOD, "none is named; answers are quotations")
    named = f"{setup.answering.llm_model} at {url}"
    from rag.composing.probe import probe

    try:
        seconds = probe(setup.answering)
    except ComposingFailed as error:
        return Finding("language model", State.BAD, f"{named}: {error} {_LLM_ADVICE}")
    return Finding("language model", State.GOOD, f"{named} answers within {seconds:.1f} s")


CHECKS: dict[str, Callable[[Setup], Finding]] = {
    "embedding model": _model,
    "index": _index,
    "Chroma": _chroma,
    "reader": _reader,
    "language model": _language_model,
}
