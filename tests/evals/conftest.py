"""A faithful engine made from a set's own gold, and engines broken in one way each."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from evals.cases import CaseSet, Places, Span, Status, load_cases
from evals.cases.loading import PlacesMaker
from evals.cases.schema import is_expression
from evals.datasets import SEED_CASES
from evals.metrics.entailment import is_verbatim
from ingest.records import Passage, SegmentKind
from rag.answer import Answer, AnswerSentence, Citation, Conflict, ConflictValue
from rag.events import AnswerDone, AnswerEvent, ScoredPassage, Stage, StageStarted
from rag.request import AskRequest

REFUSAL = "The articles do not answer this."


def first_day(beginning: str) -> date:
    return date.fromisoformat(beginning + "2020-01-01"[len(beginning) :])


def worded(value: str, said: str) -> str:
    """The words of a text that a differing value stands for, where it is an expression."""
    found = re.search(value[1:-1], said, re.IGNORECASE) if is_expression(value) else None
    return found.group() if found else value


class FaithfulEngine:
    """Answers each case of a set with its gold quotes, and refuses where that is expected."""

    def __init__(self, cases: CaseSet, places: Places) -> None:
        self.cases = {case.turns: case for case in cases.cases}
        self.places = places

    def stream(self, request: AskRequest) -> Iterator[AnswerEvent]:
        yield StageStarted(Stage.SEARCHING)
        case = self.cases[(*request.history, request.question)]
        spans = [*self.places.gold_of(case), *map(self.places.article, case.cover)]
        if self.refuses(case.expected_status, spans):
            answer = Answer(
                question=request.question,
                standalone_question=request.question,
                status="refused",
                text=REFUSAL,
            )
            yield AnswerDone(answer, ())
            return
        speaker = case.speaker[0] if case.speaker else None
        published = first_day(case.published) if case.published else None
        citations = tuple(
            self.citation(marker, span, speaker, published)
            for marker, span in enumerate(spans, start=1)
        )
        sentences = tuple(
            AnswerSentence(text=c.quote, citations=(c.marker,), verdict="verbatim")
            for c in citations
        )
        said = " ".join(f"{c.quote} [{c.marker}]" for c in citations)
        values = tuple(
            ConflictValue(value=worded(v, said), citation=1, published=None) for v in case.values
        )
        answer = Answer(
            question=request.question,
            standalone_question=request.question,
            status="answered",
            text=f"{len(case.cover)} articles" if case.cover else said,
            sentences=sentences,
            citations=citations,
            conflicts=(Conflict(about="it", values=values),) if values else (),
            timings_ms={"search": 1.0, "total": 1.0},
        )
        yield AnswerDone(answer, tuple(self.scored(span) for span in spans))

    def refuses(self, expected: Status, spans: list[Span]) -> bool:
        return expected is Status.REFUSED or not spans

    def citation(
        self, marker: int, span: Span, speaker: str | None, published: date | None
    ) -> Citation:
        text = self.places.text(span.source) or ""
        return Citation(
            marker=marker,
            article_id=span.article,
            source=span.source,
            title=self.places.title(span.article),
            publisher=None,
            published=published,
            date_basis="stated" if published else "unknown",
            date_evidence=None,
            kind="reader_comment" if self.places.is_comment(span.article) else "article",
            speaker=speaker,
            quote=text[span.start : span.end],
            start=span.start,
            end=span.end,
        )

    def scored(self, span: Span) -> ScoredPassage:
        passage = Passage(
            passage_id=f"{span.article}-{span.start}",
            article_id=span.article,
            source=span.source,
            kind=SegmentKind.ARTICLE,
            start=span.start,
            end=span.end,
            tokens=10,
        )
        return ScoredPassage(passage, 0.5)


class ShiftedEngine(FaithfulEngine):
    """Offsets are one character late."""

    def citation(self, marker, span, speaker, published):
        right = super().citation(marker, span, speaker, published)
        return right.model_copy(update={"start": right.start + 1, "end": right.end + 1})


class WrongArticleEngine(FaithfulEngine):
    """Right words, but each is cited to another article."""

    def citation(self, marker, span, speaker, published):
        names = ("baldor", "southfront")
        name = names[span.article == names[0]]
        article = self.places.article(name)
        return super().citation(
            marker,
            Span(name, article.source, article.start, article.start + 200),
            speaker,
            published,
        )


class CredulousEngine(FaithfulEngine):
    """Answers what the articles do not answer."""

    def refuses(self, expected, spans):
        if not spans:
            article = self.places.article("smaller")
            spans.append(Span("smaller", article.source, article.start, article.start + 60))
        return False


class FurnitureEngine(FaithfulEngine):
    """Cites the page's own furniture beside the right words."""

    def citation(self, marker, span, speaker, published):
        return super().citation(
            marker, Span(span.article, "000_cfe913204d30b4b1.txt", 0, 60), speaker, published
        )


class VerbatimOnly:
    """A grounding checker that accepts exact words alone."""

    def supports(self, sentence: str, evidence: tuple[str, ...]) -> bool:
        return is_verbatim(sentence, evidence)


@pytest.fixture(scope="session")
def seed_texts(seeds: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in seeds.glob("*.txt")}


@pytest.fixture(scope="session")
def seed_cases() -> CaseSet:
    return load_cases(SEED_CASES)


@pytest.fixture(scope="session")
def seed_places(seed_cases: CaseSet, seed_texts: dict[str, str]) -> Places:
    return PlacesMaker(seed_texts)(seed_cases)


@pytest.fixture
def faithful(seed_cases: CaseSet, seed_places: Places) -> FaithfulEngine:
    return FaithfulEngine(seed_cases, seed_places)


@pytest.fixture(params=[ShiftedEngine, WrongArticleEngine, CredulousEngine, FurnitureEngine])
def broken(request: pytest.FixtureRequest, seed_cases: CaseSet, seed_places: Places):
    return request.param(seed_cases, seed_places)


@pytest.fixture
def verbatim_only() -> VerbatimOnly:
    return VerbatimOnly()


@pytest.fixture
def conftest_engine():
    """Make a faithful engine and a checker for any set."""
    return lambda cases, places: (FaithfulEngine(cases, places), VerbatimOnly())
