from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ingest.embedding.weights import find_model
from ingest.names import NameTable
from ingest.records import (
    Article,
    DateBasis,
    Passage,
    PublicationDate,
    SegmentKind,
    SegmentRole,
    Sentence,
)
from ingest.settings import IngestSettings
from rag.evidence.candidates import Candidate
from rag.evidence.ranked import Ranked
from rag.evidence.signals import SIGNAL_NAMES, SignalReader, Signals
from rag.retrieval import Hit
from rag.word_matching import WordMatcher
from rag.word_vectors import WordVectors


def make_candidate(
    text: str,
    *,
    row: int = 0,
    article: str = "a1",
    published: date | None = None,
    speaker: str | None = None,
    before: str = "",
    lead: str = "",
    title: str = "",
    role: SegmentRole = SegmentRole.BODY,
) -> Candidate:
    kind, source = SegmentKind.ARTICLE, "page.txt"
    passage = Passage(f"{article}-p", article, source, kind, 0, len(text), 20)
    sentence = Sentence(row, f"{article}-p", article, source, kind, role, 0, len(text), 0, speaker)
    day = PublicationDate(published, DateBasis.STATED) if published else PublicationDate()
    return Candidate(
        sentence=sentence,
        text=text,
        article=Article(article, source, 0, 1000, published=day),
        hit=Hit(passage, 1.0, 0.5, 0.5),
        hit_rank=0,
        previous=None,
        before=before,
        around=(text,),
        title=title,
        lead=lead,
    )


def make_ranked(candidate: Candidate, logit: float = 0.0, **told: Any) -> Ranked:
    """Return a candidate that has all that is demanded, but for the signals and parts told."""
    named = {name: told.pop(name, 1.0) for name in SIGNAL_NAMES}
    parts = {"in_scope": True, "by_speaker": True, "row": candidate.sentence.row} | told
    return Ranked(candidate, Signals(**named), logit, logit, **parts)


@pytest.fixture(scope="session")
def candidate() -> Callable[..., Candidate]:
    """Makes a sentence with nothing around it."""
    return make_candidate


@pytest.fixture(scope="session")
def ranked() -> Callable[..., Ranked]:
    """Makes a sentence that has been given its signals."""
    return make_ranked


@pytest.fixture(scope="session")
def signals(names: NameTable) -> SignalReader:
    """A reader of signals to which all words are equally rare."""
    settings = IngestSettings.from_environment({})
    model = find_model(settings.model_folder, settings.hub_cache)
    return SignalReader(names, WordMatcher(WordVectors(model.folder)), lambda _: 1.0)
