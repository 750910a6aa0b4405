"""The one query engine: the page, the command line and the test sets all ask it."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ingest.index import Index
from ingest.records import Article
from rag.answer import Answer, AnswerSentence, Conflict, Removed
from rag.citing import CitationList, cited
from rag.composing import (
    ComposedSentence,
    Composer,
    ComposeTask,
    ComposingFailed,
    QuoteComposer,
)
from rag.events import AnswerDone, AnswerEvent, ScoredPassage, SentenceReady, Stage, StageStarted
from rag.evidence.rereading import WindowReader
from rag.evidence.weights import Weights, load_weights
from rag.question.rewriting import Rewriter
from rag.question.understanding import Question, understand
from rag.request import AskRequest, Filters
from rag.retrieval import QuestionEncoder
from rag.searcher import Searcher
from rag.strategies.findings import Findings
from rag.strategies.looking_up import look_up
from rag.timing import StageClock
from rag.word_matching import WordMatcher

REFUSAL = "The articles do not answer this."


@dataclass(slots=True)
class _Draft:
    """An answer while it is being composed."""

    composer: str
    sentences: list[AnswerSentence] = field(default_factory=list)
    places: list[tuple[int, ...]] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """What an engine is put together from; only the word matcher has no default."""

    matcher: WordMatcher
    reader: WindowReader | None = None
    composer: Composer = field(default_factory=QuoteComposer)
    weights: Weights = field(default_factory=load_weights)
    rewriter: Rewriter | None = None


class AnswerEngine:
    """Answers questions over one pinned generation of an index.

    It holds no conversation: each request brings its own, so visitors share nothing.
    """

    def __init__(self, index: Index, encoder: QuestionEncoder, parts: Parts) -> None:
        """`encoder` must be the model that the index was made with."""
        self.index = index
        self.searcher = Searcher(index, encoder, parts.matcher, parts.weights, parts.reader)
        self._composer = parts.composer
        self._rewriter = parts.rewriter

    def answer(self, request: AskRequest) -> Answer:
        """Return the complete answer or refusal.

        Raises:
            QuestionError: the question is empty, too long, or not text.
        """
        return self.trace(request).answer

    def trace(self, request: AskRequest) -> AnswerDone:
        """Return the answer with the passages and the support that it came from.

        Raises:
            QuestionError: the question is empty, too long, or not text.
        """
        for event in self.stream(request):
            if isinstance(event, AnswerDone):
                return event
        raise AssertionError("a stream ends with AnswerDone")

    def stream(self, request: AskRequest) -> Iterator[AnswerEvent]:
        """Yield what the engine does and finds, ending with `AnswerDone`.

        Raises:
            QuestionError: the question is empty, too long, or not text.
        """
        clock = StageClock()
        yield StageStarted(Stage.SEARCHING)
        question = understand(request.question, request.history, self.index.names)
        clock.mark("understanding")
        asked_at = time.monotonic()
        if self._rewriter is not None and request.worded and request.history:
            question = self._rewriter.rewrite(question, request.history, self.index.names)
            clock.mark("rewriting")
        spent = time.monotonic() - asked_at
        yield StageStarted(Stage.READING)
        looked_up = look_up(question, self.searcher, _as_of(request, self.index.articles))
        question, findings = looked_up.question, looked_up.findings
        clock.mark("evidence")
        yield StageStarted(Stage.CHECKING)
        citations = CitationList((*findings.evidence, *findings.further))
        worded = request.worded and not looked_up.laid_out
        composer = self._composer if worded else QuoteComposer()
        draft = _Draft(composer.name)
        if findings.answered:
            for sentence in _composed(composer, ComposeTask(question, findings, spent), draft):
                ready = _ready(sentence, citations, draft)
                yield SentenceReady(ready, tuple(map(citations.citation, sentence.evidence)))
        clock.mark("composing")
        answer = _answer(question, findings, draft, citations, clock)
        yield AnswerDone(
            answer,
            tuple(ScoredPassage(hit.passage, hit.fused) for hit in findings.hits),
            findings.support,
        )


def _composed(composer: Composer, task: ComposeTask, draft: _Draft) -> Iterator[ComposedSentence]:
    """Yield sentences of the composer, or the evidence itself where it gives none."""
    said = False
    try:
        for piece in composer.compose(task):
            if isinstance(piece, Removed):
                draft.removed.append(piece)
            else:
                said = True
                yield piece
    except ComposingFailed as error:
        draft.message = str(error)
    if said:
        return
    draft.composer = QuoteComposer.name
    for piece in QuoteComposer().compose(task):
        if isinstance(piece, ComposedSentence):
            yield piece


def _as_of(request: AskRequest, articles: Mapping[str, Article]) -> Filters:
    """Return the filters with what is dated after the day that "now" means left out.

    An undated article may be older, so it stays.
    """
    filters, day = request.filters, request.as_of
    if day is None or filters.published_to is not None:
        return filters
    kept = tuple(
        article_id
        for article_id, article in articles.items()
        if (article.published.value or day) <= day
        and (not filters.article_ids or article_id in filters.article_ids)
    )
    # No ids at all would mean every article.
    return replace(filters, article_ids=kept) if kept else replace(filters, published_to=date.min)


def _ready(sentence: ComposedSentence, citations: CitationList, draft: _Draft) -> AnswerSentence:
    ready = AnswerSentence(
        text=sentence.text,
        citations=tuple(citations.cite(place) for place in sentence.evidence),
        verdict=sentence.verdict,
        answer_span=sentence.answer_span,
    )
    draft.sentences.append(ready)
    draft.places.append(sentence.evidence)
    return ready


def _answer(
    question: Question,
    findings: Findings,
    draft: _Draft,
    citations: CitationList,
    clock: StageClock,
) -> Answer:
    answered = findings.answered and bool(draft.sentences)
    conflicts = tuple(
        _cited_conflict(one, citations) for one in (findings.conflicts if answered else ())
    )
    return Answer(
        question=question.asked,
        standalone_question=question.widened,
        status="answered" if answered else "refused",
        text=_text(findings, draft, citations) if answered else _refusal(findings),
        composer=draft.composer,
        sentences=tuple(draft.sentences),
        citations=citations.citations() if answered else (),
        conflicts=conflicts,
        near_misses=()
        if answered
        else tuple(cited(near, marker) for marker, near in enumerate(findings.near, 1)),
        removed=tuple(draft.removed),
        timings_ms=clock.timings(),
        message=draft.message,
    )


def _cited_conflict(conflict: Conflict, citations: CitationList) -> Conflict:
    return conflict.model_copy(
        update={
            "values": tuple(
                value.model_copy(update={"citation": citations.cite(value.citation)})
                for value in conflict.values
            )
        }
    )


def _text(findings: Findings, draft: _Draft, citations: CitationList) -> str:
    pieces = [findings.lead] if findings.lead else []
    for sentence, places in zip(draft.sentences, draft.places, strict=True):
        markers = "".join(f"[{marker}]" for marker in sentence.citations)
        notes = "; ".join(dict.fromkeys(note for note in map(citations.note, places) if note))
        shown = " ".join(sentence.text.split())
        pieces.append(f"{shown} {markers}" + (f" ({notes})" if notes else ""))
    if findings.remark:
        pieces.append(f"({findings.remark})")
    return " ".join(pieces)


def _refusal(findings: Findings) -> str:
    nearest = "The nearest passages are shown; they do not answer it." if findings.near else ""
    return " ".join(part for part in (REFUSAL, findings.reason, nearest) if part)
